package io.convscope.network;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

import org.deeplearning4j.nn.conf.MultiLayerConfiguration;

/**
 * The layers of a network, in order, with their names, shapes and parameters.
 * <p>
 * Immutable, thus thread safe.
 */
public final class Architecture {

	private final int classes;

	private final Blueprint blueprint;

	private final List<LayerInfo> layers;

	private final List<TensorShape> parameters;

	private final Map<String, Window> windows;

	/**
	 * Reads an architecture.
	 * @param classes how many classes it tells apart, at least 2
	 * @param blueprint its layers, the last of them softmax
	 * @throws IllegalArgumentException if there are layers of other kinds than
	 * {@link LayerKind}'s
	 */
	Architecture(int classes, Blueprint blueprint) {
		this.classes = classes;
		this.blueprint = blueprint;
		LayerReader reader = new LayerReader(configuration(new Sgd(0), 1, 0));
		this.layers = reader.layers();
		this.parameters = reader.parameters();
		this.windows = reader.windows();
	}

	/**
	 * The network of the article: two convolutions, a pooling, two dense layers.
	 * @param classes how many classes it tells apart, at least 2
	 * @return eleven layers, {@code conv1} to {@code softmax}
	 */
	public static Architecture article(int classes) {
		return article(classes, Dropouts.ARTICLE);
	}

	static Architecture article(int classes, Dropouts dropouts) {
		return new Architecture(classes,
				(sgd, learningRate, seed) -> ArticleNetwork.configuration(classes, dropouts, sgd, learningRate, seed));
	}

	/**
	 * Describes this network to Deeplearning4j.
	 * @param sgd how it is to learn
	 * @param learningRate of its steps
	 * @param seed of its random numbers
	 * @return a new configuration
	 */
	MultiLayerConfiguration configuration(Sgd sgd, double learningRate, long seed) {
		return this.blueprint.configuration(sgd, learningRate, seed);
	}

	/**
	 * Describes this network to another program that has Deeplearning4j.
	 * @param sgd how it learned
	 * @param learningRate of its steps
	 * @param seed of its random numbers
	 * @return what {@code MultiLayerConfiguration.fromJson} reads, as long as this
	 * package is on its class path too, for {@link Sgd}'s rule
	 */
	public String toDl4jJson(Sgd sgd, double learningRate, long seed) {
		return configuration(sgd, learningRate, seed).toJson();
	}

	/**
	 * Counts the classes.
	 * @return the length of the last layer's output
	 */
	public int classes() {
		return this.classes;
	}

	/**
	 * Lists the layers.
	 * @return in the order of the forward pass
	 */
	public List<LayerInfo> layers() {
		return this.layers;
	}

	/**
	 * Lists the parameters.
	 * @return in PyTorch's order
	 */
	public List<TensorShape> parameters() {
		return this.parameters;
	}

	/**
	 * Finds a layer.
	 * @param name its name
	 * @return the layer
	 * @throws UnknownLayerException if there is none; the message lists those there are
	 */
	public LayerInfo layer(String name) {
		return this.layers.get(indexOf(name));
	}

	/**
	 * Finds the layer whose output is a layer's input.
	 * @param name the layer's name
	 * @return the layer before it; empty for the first, whose input is the picture
	 * @throws UnknownLayerException if there is no layer of this name
	 */
	public Optional<LayerInfo> before(String name) {
		int index = indexOf(name);
		return (index == 0) ? Optional.empty() : Optional.of(this.layers.get(index - 1));
	}

	/**
	 * Tells what one output value of a layer looks at.
	 * @param name the name of a convolution or a pooling
	 * @return the window
	 * @throws NullPointerException if the layer is neither
	 */
	public Window window(String name) {
		return Objects.requireNonNull(this.windows.get(name), () -> name + " looks at no window");
	}

	int indexOf(String name) {
		for (int i = 0; i < this.layers.size(); i++) {
			if (this.layers.get(i).name().equals(name)) {
				return i;
			}
		}
		throw UnknownLayerException.of(name, this.layers);
	}

}
