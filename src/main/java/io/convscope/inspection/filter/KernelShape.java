package io.convscope.inspection.filter;

import java.util.List;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.Shape;

/**
 * The sizes of the weights that make one channel of a layer: those of a window of the
 * layer's input for a convolution, of all the input for a dense layer.
 *
 * @param planes one for each channel of the input
 * @param rows of a plane
 * @param columns of a plane
 */
record KernelShape(int planes, int rows, int columns) {

	static KernelShape of(LayerInfo layer) {
		Shape kernel = layer.kernel().orElseThrow();
		return new KernelShape(kernel.channels(), kernel.height(), kernel.width());
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
