package io.convscope.network;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * Describes the layers of a network to Deeplearning4j.
 */
@FunctionalInterface
interface Blueprint {

	/**
	 * Makes the description.
	 * @param sgd how the network is to learn
	 * @param learningRate of its steps
	 * @param seed of its random numbers
	 * @return a new configuration
	 */
	MultiLayerConfiguration configuration(Sgd sgd, double learningRate, long seed);

}
