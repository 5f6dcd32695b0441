package io.convscope.network.dl4j;

import io.convscope.network.Architecture;
import io.convscope.network.ClassicalMomentum;
import io.convscope.network.Sgd;
import io.convscope.network.Weights;
import io.convscope.network.description.Shape;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.weights.WeightInit;

/**
 * Describes networks as Deeplearning4j does.
 */
public final class Dl4jDescription {

	private Dl4jDescription() {
	}

	/**
	 * Describes a network to Deeplearning4j.
	 * @param architecture the network
	 * @param sgd how it is to learn
	 * @param learningRate of its steps
	 * @param seed of its random numbers
	 * @return a new configuration
	 */
	static MultiLayerConfiguration of(Architecture architecture, Sgd sgd, double learningRate, long seed) {
		NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().seed(seed)
			// the weights are set by Weights.initial, which both engines share
			.weightInit(WeightInit.ZERO)
			.updater(new ClassicalMomentum(learningRate, sgd.momentum()))
			.list();
		architecture.layers().forEach((each) -> list.layer(each.layer().toDl4j(each.input())));
		Shape input = architecture.inputShape();
		return list.setInputType(InputType.convolutional(input.height(), input.width(), input.channels())).build();
	}

	/**
	 * Describes a network to another program that has Deeplearning4j.
	 * @param architecture the network
	 * @param sgd how it learned
	 * @param learningRate of its steps
	 * @param seed of its random numbers
	 * @return what {@code MultiLayerConfiguration.fromJson} reads, as long as
	 * {@link ClassicalMomentum} is on its class path too
	 */
	public static String json(Architecture architecture, Sgd sgd, double learningRate, long seed) {
		return of(architecture, sgd, learningRate, seed).toJson();
	}

}
