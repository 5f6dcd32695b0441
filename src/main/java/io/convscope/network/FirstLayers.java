package io.convscope.network;

import java.util.List;

import io.convscope.network.description.Dense;
import io.convscope.network.description.TensorShape;

/**
 * The layers before the first dense one, computed from their weights alone, in a few
 * milliseconds and in plain Java. Thread safe.
 *
 * @param architecture the network's
 */
public record FirstLayers(Architecture architecture) {

	/**
	 * Lists these layers.
	 * @return in the order of the forward pass
	 */
	public List<LayerInfo> layers() {
		return this.architecture.layers().stream().takeWhile((each) -> !(each.layer() instanceof Dense)).toList();
	}

	/**
	 * Names these layers.
	 * @return in the order of the forward pass
	 */
	public List<String> names() {
		return layers().stream().map(LayerInfo::name).toList();
	}

	/**
	 * Lists the tensors of these layers.
	 * @return in the order of PyTorch's state dictionary
	 */
	public List<TensorShape> tensors() {
		return layers().stream().flatMap((layer) -> layer.tensors().stream()).toList();
	}

	/**
	 * Computes what a layer makes of a picture.
	 * @param last one of these layers
	 * @param weights at least those of all layers up to it
	 * @param picture the picture as network input
	 * @return the layer's output: channel, row, column
	 */
	public float[] compute(LayerInfo last, Weights weights, float[] picture) {
		float[] values = picture;
		for (LayerInfo layer : layers()) {
			values = layer.compute(values, weights);
			if (layer.equals(last)) {
				break;
			}
		}
		return values;
	}

}
