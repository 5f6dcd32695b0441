package io.convscope.dataset.cifar10;

import java.time.Duration;
import java.util.Map;

import org.junit.jupiter.api.Test;

import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.ConfigurationPropertySources;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.env.SystemEnvironmentPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

class Cifar10PropertiesTests {

	@Test
	void hasDefaults() {
		assertThat(bind(new Binder(new MapConfigurationPropertySource())))
			.isEqualTo(new Cifar10Properties("https://www.cs.toronto.edu/~kriz/cifar-10-binary.tar.gz",
					Duration.ofSeconds(10), Duration.ofSeconds(30)));
	}

	@Test
	void takesTheSourceFromTheEnvironment() {
		StandardEnvironment environment = new StandardEnvironment();
		environment.getPropertySources()
			.addFirst(new SystemEnvironmentPropertySource("test-systemEnvironment",
					Map.of("CONVSCOPE_DATASET_CIFAR10_SOURCE", "file:../archive.tar.gz")));
		ConfigurationPropertySources.attach(environment);
		assertThat(bind(Binder.get(environment)).source()).isEqualTo("file:../archive.tar.gz");
	}

	private static Cifar10Properties bind(Binder binder) {
		return binder.bindOrCreate("convscope.dataset.cifar10", Cifar10Properties.class);
	}

}
