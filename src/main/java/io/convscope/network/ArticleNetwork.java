package io.convscope.network;

import io.convscope.image.Picture;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * The network of <em>Building a Convolutional Neural Network in PyTorch</em>, layer by
 * layer, under the article's names.
 */
final class ArticleNetwork {

	private ArticleNetwork() {
	}

	static MultiLayerConfiguration configuration(int classes, Dropouts dropouts, Sgd sgd, double learningRate,
			long seed) {
		return new NeuralNetConfiguration.Builder().seed(seed)
			// the weights are set by Weights.initial, which both engines share
			.weightInit(WeightInit.ZERO)
			.updater(new ClassicalMomentum(learningRate, sgd.momentum()))
			.list()
			.layer(convolution("conv1", 32))
			.layer(relu("act1"))
			.layer(dropout("drop1", dropouts.drop1()))
			.layer(convolution("conv2", 32))
			.layer(relu("act2"))
			.layer(new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).name("pool2")
				.kernelSize(2, 2)
				.stride(2, 2)
				.build())
			.layer(dense("fc3", 512))
			.layer(relu("act3"))
			.layer(dropout("drop3", dropouts.drop3()))
			.layer(dense("fc4", classes))
			.layer(softmax("softmax", classes))
			.setInputType(InputType.convolutional(Picture.SIZE, Picture.SIZE, Picture.CHANNELS))
			.build();
	}

	private static ConvolutionLayer convolution(String name, int channels) {
		return new ConvolutionLayer.Builder(3, 3).name(name)
			.stride(1, 1)
			.padding(1, 1)
			.nOut(channels)
			.activation(Activation.IDENTITY)
			.build();
	}

	private static ActivationLayer relu(String name) {
		return new ActivationLayer.Builder().name(name).activation(Activation.RELU).build();
	}

	private static DropoutLayer dropout(String name, double drop) {
		// Deeplearning4j wants the probability to keep a value
		return new DropoutLayer.Builder(new Dropout(1 - drop)).name(name).build();
	}

	private static LossLayer softmax(String name, int classes) {
		LossLayer layer = new LossLayer.Builder(LossFunction.MCXENT).name(name).activation(Activation.SOFTMAX).build();
		// the builder refuses a size, and without one Deeplearning4j warns of a size of
		// zero
		layer.setNIn(classes);
		layer.setNOut(classes);
		return layer;
	}

	private static DenseLayer dense(String name, int outputs) {
		return new DenseLayer.Builder().name(name).nOut(outputs).activation(Activation.IDENTITY).build();
	}

}
