package io.convscope.network.dl4j;

import io.convscope.network.Architecture;
import io.convscope.network.ClassicalMomentum;
import io.convscope.network.LayerInfo;
import io.convscope.network.LearningRule;
import io.convscope.network.Optimizer;
import io.convscope.network.PyTorchUpdater;
import io.convscope.network.Weights;
import io.convscope.network.description.GlobalAveragePooling;
import io.convscope.network.description.Shape;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.BaseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.preprocessor.FeedForwardToCnnPreProcessor;
import org.deeplearning4j.nn.weights.WeightInit;

/**
 * Describes networks as Deeplearning4j does.
 */
public final class Dl4jDescription {

	private Dl4jDescription() {
	}

	/**
	 * Describes a network to Deeplearning4j, but for the weight decay.
	 * @param architecture the network
	 * @param rule how it is to learn
	 * @param learningRate of its steps
	 * @param seed of its random numbers
	 * @return a new configuration
	 */
	static MultiLayerConfiguration of(Architecture architecture, LearningRule rule, double learningRate, long seed) {
		return list(builder(rule.optimizer(), learningRate, seed), architecture, rule);
	}

	/**
	 * Describes a network to another program that has Deeplearning4j.
	 * @param architecture the network
	 * @param optimizer how it learned
	 * @param learningRate of its steps
	 * @param seed of its random numbers
	 * @return what {@code MultiLayerConfiguration.fromJson} reads, as long as
	 * {@link ClassicalMomentum} or {@link AdamUpdater} is on its class path too
	 */
	public static String json(Architecture architecture, Optimizer optimizer, double learningRate, long seed) {
		NeuralNetConfiguration.Builder builder = builder(optimizer, learningRate, seed);
		if (optimizer.weightDecay() > 0) {
			builder.l2(optimizer.weightDecay()).l2Bias(optimizer.weightDecay());
		}
		return list(builder, architecture, LearningRule.of(optimizer)).toJson();
	}

	private static NeuralNetConfiguration.Builder builder(Optimizer optimizer, double learningRate, long seed) {
		return new NeuralNetConfiguration.Builder().seed(seed)
			// the weights are set by Weights.initial, which both engines share
			.weightInit(WeightInit.ZERO)
			.updater(updater(optimizer, learningRate));
	}

	/**
	 * Describes an optimizer, but for the weight decay.
	 * @param optimizer how a network learns
	 * @param learningRate of its steps
	 * @return what moves ND4J's arrays
	 */
	public static PyTorchUpdater updater(Optimizer optimizer, double learningRate) {
		return (optimizer instanceof Optimizer.Sgd sgd)
				? new ClassicalMomentum(learningRate, sgd.momentum(), sgd.nesterov()) : new AdamUpdater(learningRate);
	}

	private static MultiLayerConfiguration list(NeuralNetConfiguration.Builder builder, Architecture architecture,
			LearningRule rule) {
		NeuralNetConfiguration.ListBuilder list = builder.list();
		boolean flat = false;
		for (int i = 0; i < architecture.layers().size(); i++) {
			LayerInfo each = architecture.layers().get(i);
			// the means of maps are maps of one value, but not to Deeplearning4j
			if (flat && each.layer().sliding().isPresent()) {
				list.inputPreProcessor(i, new FeedForwardToCnnPreProcessor(1, 1, each.input().channels()));
				flat = false;
			}
			flat |= each.layer() instanceof GlobalAveragePooling;
			Layer layer = each.layer().toDl4j(each.input());
			if (rule.frozen().contains(each.name()) && layer instanceof BaseLayer learning) {
				learning.setIUpdater(new FrozenUpdater());
			}
			list.layer(layer);
		}
		Shape input = architecture.inputShape();
		return list.setInputType(InputType.convolutional(input.height(), input.width(), input.channels())).build();
	}

}
