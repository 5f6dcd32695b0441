package io.convscope.training;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How runs are handled.
 *
 * @param queueCapacity how many runs may wait for the one that runs
 */
@ConfigurationProperties("convscope.training")
record TrainingProperties(@DefaultValue("10") int queueCapacity) {

	/**
	 * Checks the number.
	 * @throws IllegalArgumentException if it is below 1
	 */
	TrainingProperties {
		if (queueCapacity < 1) {
			throw new IllegalArgumentException(
					"convscope.training.queue-capacity must be at least 1, not " + queueCapacity);
		}
	}
}
