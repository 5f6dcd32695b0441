package io.convscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

import io.convscope.image.Picture;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.dropout.Dropout;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.DropoutLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Any layers one upon another, and softmax on top of them.
 *
 * @param layers for example {@code conv 20 5 2 1, relu, drop, pool 2 2 0, dense 10}:
 * numbers are channels, kernel, stride and padding, as far as there are any
 */
record Stack(String layers) {

	/**
	 * Draws a stack.
	 * @param seed equal seeds give equal stacks
	 * @return the stack
	 */
	static Stack random(long seed) {
		Random random = new Random(seed);
		List<String> layers = new ArrayList<>();
		int size = Picture.SIZE;
		for (int i = random.nextInt(6); i > 0; i--) {
			int kernel = Math.min(1 + random.nextInt(5), size);
			int stride = 1 + random.nextInt(2);
			int padding = random.nextInt((kernel + 1) / 2);
			String window = " " + kernel + " " + stride + " " + padding;
			switch (random.nextInt(4)) {
				case 0 -> layers.add("relu");
				case 1 -> layers.add("drop");
				case 2 -> layers.add("conv " + (1 + random.nextInt(40)) + window);
				default -> layers.add("pool" + window);
			}
			boolean slides = layers.get(layers.size() - 1).contains(window);
			size = slides ? (size + 2 * padding - kernel) / stride + 1 : size;
		}
		for (int i = random.nextInt(3); i > 0; i--) {
			layers.add("dense " + (1 + random.nextInt(40)));
			layers.addAll(List.of("relu", "drop").subList(random.nextInt(2), 1 + random.nextInt(2)));
		}
		layers.add("dense " + (2 + random.nextInt(30)));
		return new Stack(String.join(", ", layers));
	}

	/**
	 * Makes it a network.
	 * @param keep the probability with which dropout keeps a value
	 * @return the network's architecture; its layers are called by their kind and place
	 */
	Architecture architecture(double keep) {
		return new Architecture(classes(), (sgd, learningRate, seed) -> configuration(keep, sgd, learningRate, seed));
	}

	int classes() {
		return Integer.parseInt(this.layers.substring(this.layers.lastIndexOf("dense ") + 6).split(",")[0]);
	}

	private MultiLayerConfiguration configuration(double keep, Sgd sgd, double learningRate, long seed) {
		NeuralNetConfiguration.ListBuilder list = new NeuralNetConfiguration.Builder().seed(seed)
			.updater(new ClassicalMomentum(learningRate, sgd.momentum()))
			.list();
		String[] each = this.layers.split(", ");
		for (int i = 0; i < each.length; i++) {
			String[] words = each[i].split(" ");
			int[] numbers = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
			Layer layer = layer(words[0], numbers, keep);
			layer.setLayerName(words[0] + i);
			list.layer(layer);
		}
		LossLayer softmax = new LossLayer.Builder(LossFunction.MCXENT).activation(Activation.SOFTMAX).build();
		softmax.setLayerName("softmax");
		softmax.setNIn(classes());
		softmax.setNOut(classes());
		return list.layer(softmax)
			.setInputType(InputType.convolutional(Picture.SIZE, Picture.SIZE, Picture.CHANNELS))
			.build();
	}

	private static Layer layer(String kind, int[] numbers, double keep) {
		return switch (kind) {
			case "conv" -> new ConvolutionLayer.Builder(numbers[1], numbers[1]).nOut(numbers[0])
				.stride(numbers[2], numbers[2])
				.padding(numbers[3], numbers[3])
				.activation(Activation.IDENTITY)
				.build();
			case "pool" ->
				new SubsamplingLayer.Builder(SubsamplingLayer.PoolingType.MAX).kernelSize(numbers[0], numbers[0])
					.stride(numbers[1], numbers[1])
					.padding(numbers[2], numbers[2])
					.build();
			case "dense" -> new DenseLayer.Builder().nOut(numbers[0]).activation(Activation.IDENTITY).build();
			case "relu" -> new ActivationLayer.Builder().activation(Activation.RELU).build();
			case "drop" -> new DropoutLayer.Builder(new Dropout(keep)).build();
			default -> throw new IllegalArgumentException(kind);
		};
	}

	@Override
	public String toString() {
		return this.layers;
	}

}
