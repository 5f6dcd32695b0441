package io.convscope.prediction;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of predictions.
 *
 * @param queueCapacity how many pictures may be queued; further ones are refused
 * @param maxBatch how many pictures for the same model are computed as one batch at most
 */
@ConfigurationProperties("convscope.prediction")
record PredictionProperties(@DefaultValue("256") int queueCapacity, @DefaultValue("32") int maxBatch) {

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if one is out of its range
	 */
	PredictionProperties {
		InvalidSettingException.requireBetween("convscope.prediction.queue-capacity", queueCapacity, 1, 100_000);
		InvalidSettingException.requireBetween("convscope.prediction.max-batch", maxBatch, 1, 1024);
	}

}
