package io.convscope.dataset.cifar10;

import io.convscope.home.ConvscopeHome;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * Has a service take a small stand-in for the official CIFAR-10, from wherever its
 * settings say.
 */
@TestConfiguration(proxyBeanMethods = false)
public class FakeCifar10Settings {

	@Bean
	Cifar10 cifar10(ConvscopeHome home, Cifar10Properties properties) {
		return new Cifar10(home.datasets(), properties, new FakeCifar10().files);
	}

}
