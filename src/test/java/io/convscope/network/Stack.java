package io.convscope.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import io.convscope.network.description.AveragePooling;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Convolution;
import io.convscope.network.description.Dense;
import io.convscope.network.description.Dropout;
import io.convscope.network.description.GlobalAveragePooling;
import io.convscope.network.description.Layer;
import io.convscope.network.description.LeakyRelu;
import io.convscope.network.description.MaxPooling;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.Relu;

import static io.convscope.image.PictureSizes.CIFAR10;

/**
 * Any layers one upon another, and softmax on top of them.
 *
 * @param layers for example {@code conv 20 5 2 1, relu, drop, pool 2 2 0, dense 10}:
 * numbers are channels, kernel, stride and padding, as far as there are any
 */
public record Stack(String layers) {

	/**
	 * Lists stacks that are unlike one another, and odd in some way.
	 * @return the stacks
	 */
	public static Stream<Stack> corners() {
		return Stream.of("dense 2", "dense 7, dense 5, dense 3", "relu, dense 4", "drop, dense 4",
				"pool 2 2 0, dense 3", "conv 4 32 1 0, dense 2", "conv 1 1 1 0, conv 17 5 2 2, drop, relu, dense 3",
				"conv 33 3 1 1, conv 33 3 1 0, relu, pool 3 2 1, relu, relu, dense 3",
				"conv 32 3 1 1, drop, pool 2 2 0, drop, relu, pool 2 1 0, dense 3",
				"conv 16 5 1 2, relu, drop, pool 2 2 0, conv 20 3 2 0, pool 3 3 0, relu, drop, drop, dense 8, relu, dense 3",
				"dense 100, drop, relu, drop, dense 1000, relu, drop", "norm, dense 3",
				"conv 32 3 1 1, norm, relu, conv 17 3 1 1, norm, leaky, pool 2 2 0, drop, norm, dense 12, norm, relu, dense 3",
				"conv 16 3 1 1, leaky, mean 2 2 0, conv 24 3 2 1, norm, relu, mean 3 2 1, leaky, drop, dense 3",
				"conv 16 3 2 1, norm, relu, drop, pool 2 2 0, conv 10 1 1 0, norm, global, norm, dense 7, leaky, dense 3",
				"mean 4 4 0, global, dense 3", "global, dense 2", "global, conv 4 1 1 0, relu, dense 3",
				"global, norm, pool 1 1 0, mean 2 1 1, conv 5 2 1 0, dense 2",
				"conv 8 3 1 1, norm, drop, relu, global, relu, dense 4")
			.map(Stack::new);
	}

	/**
	 * Draws a stack.
	 * @param seed equal seeds give equal stacks
	 * @return the stack
	 */
	static Stack random(long seed) {
		Random random = new Random(seed);
		List<String> layers = new ArrayList<>();
		int size = CIFAR10.side();
		for (int i = random.nextInt(6); i > 0; i--) {
			int kernel = Math.min(1 + random.nextInt(5), size);
			int stride = 1 + random.nextInt(2);
			int padding = random.nextInt((kernel + 1) / 2);
			String window = " " + kernel + " " + stride + " " + padding;
			switch (random.nextInt(7)) {
				case 0 -> layers.add("relu");
				case 1 -> layers.add("drop");
				case 2 -> layers.add("leaky");
				case 3 -> layers.add("norm");
				case 4 -> layers.add("mean" + window);
				case 5 -> layers.add("conv " + (1 + random.nextInt(40)) + window);
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
	public Architecture architecture(double keep) {
		return new Architecture(description(keep), classes());
	}

	int classes() {
		return Integer.parseInt(this.layers.substring(this.layers.lastIndexOf("dense ") + 6).split(",")[0]);
	}

	/**
	 * Describes it.
	 * @param keep the probability with which dropout keeps a value
	 * @return the network; its last dense layer has as many units as there are classes
	 */
	NetworkDescription description(double keep) {
		List<Layer> described = new ArrayList<>();
		String[] each = this.layers.split(", ");
		int last = this.layers.substring(0, this.layers.lastIndexOf("dense ")).split(", ", -1).length - 1;
		for (int i = 0; i < each.length; i++) {
			String[] words = each[i].split(" ");
			int[] numbers = Arrays.stream(words).skip(1).mapToInt(Integer::parseInt).toArray();
			described.add((i == last) ? new Dense("dense" + i, null) : layer(words[0], words[0] + i, numbers, keep));
		}
		return new NetworkDescription("stack", this.layers,
				new NetworkDescription.Input(CIFAR10.channels(), CIFAR10.side()), described);
	}

	private static Layer layer(String kind, String name, int[] numbers, double keep) {
		return switch (kind) {
			case "conv" -> new Convolution(name, numbers[0], numbers[1], numbers[2], numbers[3]);
			case "norm" -> new BatchNormalization(name, 1e-3, 0.3);
			case "leaky" -> new LeakyRelu(name, 0.2);
			case "pool" -> new MaxPooling(name, numbers[0], numbers[1], numbers[2]);
			case "mean" -> new AveragePooling(name, numbers[0], numbers[1], numbers[2]);
			case "global" -> new GlobalAveragePooling(name);
			case "dense" -> new Dense(name, numbers[0]);
			case "relu" -> new Relu(name);
			case "drop" -> new Dropout(name, 1 - keep);
			default -> throw new IllegalArgumentException(kind);
		};
	}

	/**
	 * Takes the dropout out of the article's network, so that training is exact.
	 * @param classes how many classes it tells apart
	 * @return a network of the same layers, whose dropout drops nothing
	 */
	static Architecture articleWithoutDropout(int classes) {
		NetworkDescription article = NetworkDescription.article();
		List<Layer> layers = article.layers()
			.stream()
			.map((layer) -> (layer instanceof Dropout) ? new Dropout(layer.name(), 0) : layer)
			.toList();
		return new Architecture(new NetworkDescription(article.name(), article.description(), article.input(), layers),
				classes);
	}

	@Override
	public String toString() {
		return this.layers;
	}

}
