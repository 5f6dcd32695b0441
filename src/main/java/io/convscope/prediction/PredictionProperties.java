package io.convscope.prediction;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How pictures wait for the network.
 *
 * @param queueCapacity how many pictures may wait; more are refused
 * @param maxBatch how many of the same model go through the network at once
 */
@ConfigurationProperties("convscope.prediction")
record PredictionProperties(@DefaultValue("256") int queueCapacity, @DefaultValue("32") int maxBatch) {

	/**
	 * Checks the numbers.
	 * @throws InvalidSettingException if one is out of its range
	 */
	PredictionProperties {
		InvalidSettingException.requireBetween("convscope.prediction.queue-capacity", queueCapacity, 1, 100_000);
		InvalidSettingException.requireBetween("convscope.prediction.max-batch", maxBatch, 1, 1024);
	}

}
