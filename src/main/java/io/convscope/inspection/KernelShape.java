package io.convscope.inspection;

import java.util.List;
import java.util.Optional;

import io.convscope.image.Picture;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.LayerKind;
import io.convscope.network.Window;

/**
 * The sizes of the weights that make one channel of a layer: those of a window of the
 * layer's input for a convolution, of all the input for a dense layer.
 *
 * @param planes one for each channel of the input
 * @param rows of a plane
 * @param columns of a plane
 */
record KernelShape(int planes, int rows, int columns) {

	static KernelShape of(Architecture architecture, LayerInfo layer) {
		Optional<LayerInfo> before = architecture.before(layer.name());
		int planes = before.map(LayerInfo::channels).orElse(Picture.CHANNELS);
		if (layer.kind() == LayerKind.CONVOLUTION) {
			Window window = architecture.window(layer.name());
			return new KernelShape(planes, window.rows(), window.columns());
		}
		return new KernelShape(planes, before.map(LayerInfo::height).orElse(Picture.SIZE),
				before.map(LayerInfo::width).orElse(Picture.SIZE));
	}

	boolean isFlat() {
		return this.rows == 1 && this.columns == 1;
	}

	int size() {
		return this.planes * this.rows * this.columns;
	}

	/**
	 * Lists the sizes of several kernels.
	 * @param kernels how many
	 * @return the number of kernels, then the sizes of one, without rows and columns
	 * where it is flat
	 */
	List<Integer> times(int kernels) {
		return isFlat() ? List.of(kernels, this.planes) : List.of(kernels, this.planes, this.rows, this.columns);
	}

}
