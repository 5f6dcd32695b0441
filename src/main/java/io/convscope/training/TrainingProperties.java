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
}
