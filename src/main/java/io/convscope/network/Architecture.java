package io.convscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.image.PictureSize;
import io.convscope.network.description.Convolution;
import io.convscope.network.description.Layer;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.Shape;
import io.convscope.network.description.Softmax;
import io.convscope.network.description.TensorShape;

/**
 * A network's description for a certain number of classes: its layers in order, softmax
 * the last, with their shapes and parameters.
 * <p>
 * Immutable, thus thread safe.
 */
public final class Architecture {

	private final NetworkDescription description;

	private final int classes;

	private final List<LayerInfo> layers;

	private final List<TensorShape> tensors;

	/**
	 * Finds the shapes of a network.
	 * @param description the network
	 * @param classes how many classes it tells apart, at least 2
	 * @throws IllegalArgumentException if its layers don't fit one another, or the last
	 * one has not one output for each class
	 */
	public Architecture(NetworkDescription description, int classes) {
		this.description = description;
		this.classes = classes;
		List<LayerInfo> layers = new ArrayList<>();
		Shape shape = inputShape();
		for (Layer layer : description.layersFor(classes)) {
			layers.add(LayerInfo.of(layer, shape));
			shape = layers.get(layers.size() - 1).output();
		}
		if (!shape.isFlat() || shape.channels() != classes) {
			throw new IllegalArgumentException("The network " + description.name() + " has " + shape.size()
					+ " outputs; " + classes + " classes need as many");
		}
		layers.add(LayerInfo.of(Softmax.LAST, shape));
		this.layers = List.copyOf(layers);
		this.tensors = this.layers.stream().flatMap((layer) -> layer.tensors().stream()).toList();
	}

	/**
	 * The network of the article: two convolutions, a pooling, two dense layers.
	 * @param classes how many classes it tells apart, at least 2
	 * @return eleven layers, {@code conv1} to {@code softmax}
	 */
	public static Architecture article(int classes) {
		return new Architecture(NetworkDescription.article(), classes);
	}

	public NetworkDescription description() {
		return this.description;
	}

	/**
	 * Counts the classes.
	 * @return the length of the last layer's output
	 */
	public int classes() {
		return this.classes;
	}

	/**
	 * Tells what pictures the network takes.
	 * @return the size of one
	 */
	public PictureSize pictureSize() {
		return this.description.input().pictureSize();
	}

	/**
	 * Tells what the first layer takes.
	 * @return the shape of a picture
	 */
	public Shape inputShape() {
		return this.description.input().shape();
	}

	/**
	 * Lists the layers.
	 * @return in the order of the forward pass
	 */
	public List<LayerInfo> layers() {
		return this.layers;
	}

	/**
	 * Tells whether there is a layer of a kind.
	 * @param kind the kind's class
	 * @return whether there is one
	 */
	public boolean has(Class<? extends Layer> kind) {
		return this.layers.stream().anyMatch((each) -> kind.isInstance(each.layer()));
	}

	/**
	 * Lists the tensors of all layers: their parameters, and statistics.
	 * @return in the order of PyTorch's state dictionary
	 */
	public List<TensorShape> tensors() {
		return this.tensors;
	}

	/**
	 * Lists the learned parameters.
	 * @return those of the tensors that gradients change
	 */
	public List<TensorShape> parameters() {
		return this.tensors.stream().filter(TensorShape::learned).toList();
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
	 * Finds the layer whose output is the logits, which softmax turns into probabilities.
	 * @return the layer before softmax
	 */
	public LayerInfo logits() {
		return this.layers.get(this.layers.size() - 2);
	}

	/**
	 * Finds the layer whose maps show best where in the picture something was seen: the
	 * last convolution, or what follows it without changing its shape, a rectifier for
	 * example.
	 * @return the layer; empty if the network has no convolution
	 */
	public Optional<LayerInfo> lastMaps() {
		Optional<LayerInfo> last = Optional.empty();
		for (LayerInfo layer : this.layers) {
			boolean follows = last.isPresent() && layer.output().equals(last.get().output())
					&& before(layer.name()).equals(last);
			if (layer.layer() instanceof Convolution || follows) {
				last = Optional.of(layer);
			}
		}
		return last;
	}

	/**
	 * Finds the place of a layer.
	 * @param name the layer's name
	 * @return from 0, in the order of the forward pass
	 * @throws UnknownLayerException if there is none; the message lists those there are
	 */
	public int indexOf(String name) {
		for (int i = 0; i < this.layers.size(); i++) {
			if (this.layers.get(i).name().equals(name)) {
				return i;
			}
		}
		throw UnknownLayerException.of(name, this.layers);
	}

}
