package io.convscope.network.nd4j;

import io.convscope.network.description.Convolution;
import io.convscope.network.description.Shape;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * The maps of a batch with the padding around them, one after the other in one row for
 * each channel.
 * <p>
 * In such a row, what one place of a kernel meets as the kernel slides over the maps is
 * the row itself, begun a few values later: a convolution is the sum over these places,
 * the taps, of products of a small matrix with a part of the rows, and nothing has to be
 * copied. It also computes sums where the kernel hangs over the edge of a map, and where
 * a stride leaves places out; those are not looked at.
 *
 * @param pictures how many
 * @param height rows of a padded map
 * @param width columns of a padded map
 * @param kernel rows and columns of a kernel
 * @param stride rows and columns from one place to the next
 * @param padding rows and columns of zeros on each side
 */
record PaddedGrid(long pictures, long height, long width, int kernel, int stride, int padding) {

	// of a block of sums: as many as stay, with what they are sums of, in the
	// second-level cache
	private static final int BLOCK = 1 << 17;

	PaddedGrid(INDArray maps, Convolution convolution) {
		this(maps.size(1), maps.size(2) + 2L * convolution.padding(), maps.size(3) + 2L * convolution.padding(),
				convolution.kernel(), convolution.stride(), convolution.padding());
	}

	boolean isPadded() {
		return this.padding > 0;
	}

	/**
	 * Counts the values of a row.
	 * @return those of all padded maps of a channel
	 */
	long length() {
		return this.pictures * picture();
	}

	/**
	 * Counts the values of a padded map.
	 * @return its rows times its columns
	 */
	long picture() {
		return this.height * this.width;
	}

	/**
	 * Counts the places that a kernel has.
	 * @return its rows times its columns
	 */
	int taps() {
		return this.kernel * this.kernel;
	}

	/**
	 * Tells how much later a row begins.
	 * @param tap a place of the kernel, counted row by row
	 * @return values
	 */
	int shift(int tap) {
		return Math.toIntExact(tap / this.kernel * this.width + tap % this.kernel);
	}

	/**
	 * Counts the sums of a row.
	 * @return up to the last one that has all its terms
	 */
	long sums() {
		return length() - shift(taps() - 1);
	}

	/**
	 * Counts the sums of a padded map.
	 * @return up to the last one that has all its terms in this map
	 */
	long sumsOfPicture() {
		return picture() - shift(taps() - 1);
	}

	/**
	 * Tells how many sums are computed at once: those of some pictures, whatever the
	 * number of all.
	 * @param rows has a row for each channel
	 * @return columns
	 */
	long block(INDArray rows) {
		return Math.max(1, BLOCK / rows.size(0) / picture()) * picture();
	}

	static INDArray columns(INDArray rows, long from, long to) {
		return rows.get(NDArrayIndex.all(), NDArrayIndex.interval(from, to));
	}

	static INDArray kernel(INDArray kernels, int tap) {
		return kernels.get(NDArrayIndex.point(tap), NDArrayIndex.all(), NDArrayIndex.all());
	}

	/**
	 * Finds weights in the order of PyTorch.
	 * @param kernels tap, output channel, input channel
	 * @return a view: output channel, input channel, row, column
	 */
	INDArray byTap(INDArray kernels) {
		return kernels.reshape('c', this.kernel, this.kernel, kernels.size(1), kernels.size(2)).permute(2, 3, 0, 1);
	}

	/**
	 * Finds the maps without their padding.
	 * @param rows a row for each channel
	 * @return a view: channels, pictures, rows, columns
	 */
	INDArray inside(INDArray rows) {
		return maps(rows).get(NDArrayIndex.all(), NDArrayIndex.all(),
				NDArrayIndex.interval(this.padding, this.height - this.padding),
				NDArrayIndex.interval(this.padding, this.width - this.padding));
	}

	/**
	 * Finds the sums that are outputs.
	 * @param sums a row for each channel
	 * @param output the shape of the output for one picture
	 * @return a view: channels, pictures, rows, columns
	 */
	INDArray outputs(INDArray sums, Shape output) {
		return maps(sums).get(NDArrayIndex.all(), NDArrayIndex.all(),
				NDArrayIndex.interval(0, this.stride, (output.height() - 1L) * this.stride + 1),
				NDArrayIndex.interval(0, this.stride, (output.width() - 1L) * this.stride + 1));
	}

	private INDArray maps(INDArray rows) {
		return rows.reshape('c', rows.size(0), this.pictures, this.height, this.width);
	}

}
