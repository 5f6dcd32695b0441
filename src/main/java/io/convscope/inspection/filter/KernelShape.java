package io.convscope.inspection.filter;

import java.util.List;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.Shape;

/**
 * The shape of the weights for one channel of a layer: that of the window for a
 * convolution, that of the whole input for a dense layer.
 *
 * @param planes number of input channels
 * @param rows rows of a plane
 * @param columns columns of a plane
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
	 * Returns the shape of several kernels.
	 * @param kernels the number of kernels
	 * @return the number of kernels, then the shape of one, without rows and columns if
	 * it is flat
	 */
	List<Integer> times(int kernels) {
		return isFlat() ? List.of(kernels, this.planes) : List.of(kernels, this.planes, this.rows, this.columns);
	}

}
