package io.convscope.inspection;

import java.util.List;
import java.util.Optional;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.LayerKind;
import io.convscope.network.TensorShape;
import io.convscope.network.Weights;
import io.convscope.network.Window;

/**
 * The layers before the first dense one, computed from their weights alone, in a few
 * milliseconds and in plain Java. Thread safe.
 *
 * @param architecture the network's
 */
record FirstLayers(Architecture architecture) {

	List<LayerInfo> layers() {
		return this.architecture.layers().stream().takeWhile((layer) -> layer.kind() != LayerKind.DENSE).toList();
	}

	List<String> names() {
		return layers().stream().map(LayerInfo::name).toList();
	}

	/**
	 * Tells what weights these layers have.
	 * @return the shape of each
	 */
	List<TensorShape> parameters() {
		return this.architecture.parameters()
			.stream()
			.filter((parameter) -> layers().stream()
				.anyMatch((layer) -> parameter.name().startsWith(layer.name() + ".")))
			.toList();
	}

	/**
	 * Computes what a layer makes of a picture.
	 * @param last one of these layers
	 * @param weights at least those of all layers up to it
	 * @param picture the picture as network input
	 * @return the layer's output: channel, row, column
	 */
	float[] compute(LayerInfo last, Weights weights, float[] picture) {
		Planes values = Planes.of(Optional.empty(), picture);
		for (LayerInfo layer : layers()) {
			values = Planes.of(Optional.of(layer), compute(layer, weights, values));
			if (layer.name().equals(last.name())) {
				break;
			}
		}
		return values.values();
	}

	private float[] compute(LayerInfo layer, Weights weights, Planes input) {
		return switch (layer.kind()) {
			case CONVOLUTION -> Convolution.compute(layer, this.architecture.window(layer.name()), input,
					weights.get(layer.name() + ".weight").values(), weights.get(layer.name() + ".bias").values());
			case RELU -> positive(input.values());
			case DROPOUT -> input.values();
			case MAXPOOL -> largest(layer, this.architecture.window(layer.name()), input);
			case DENSE, SOFTMAX -> throw new IllegalArgumentException(layer.name() + " is none of the first layers");
		};
	}

	private static float[] positive(float[] values) {
		float[] output = new float[values.length];
		for (int i = 0; i < values.length; i++) {
			output[i] = Math.max(0, values[i]);
		}
		return output;
	}

	private static float[] largest(LayerInfo layer, Window window, Planes input) {
		float[] output = new float[layer.values()];
		Planes planes = Planes.of(Optional.of(layer), output);
		for (int i = 0; i < output.length; i++) {
			Cell cell = planes.cell(i);
			float largest = Float.NEGATIVE_INFINITY;
			for (int row = window.start(cell.row()); row < window.start(cell.row()) + window.rows(); row++) {
				for (int column = window.start(cell.column()); column < window.start(cell.column())
						+ window.columns(); column++) {
					largest = Math.max(largest, input.at(cell.channel(), row, column));
				}
			}
			output[i] = largest;
		}
		return output;
	}

}
