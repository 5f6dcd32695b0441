package io.convscope;

import java.time.Clock;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.context.annotation.Bean;

/**
 * The service's entry point.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
public class ConvscopeApplication {

	public static void main(String[] args) {
		SpringApplication.run(ConvscopeApplication.class, args);
	}

	@Bean
	Clock clock() {
		return Clock.systemUTC();
	}

}
