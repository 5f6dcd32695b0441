package io.convscope.prediction;

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
	 * @throws IllegalArgumentException if one is below 1
	 */
	PredictionProperties {
		if (queueCapacity < 1 || maxBatch < 1) {
			throw new IllegalArgumentException("convscope.prediction.queue-capacity and max-batch must be at least 1,"
					+ " not " + queueCapacity + " and " + maxBatch);
		}
	}

}
