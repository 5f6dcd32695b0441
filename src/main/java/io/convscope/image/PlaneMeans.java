package io.convscope.image;

/**
 * Resamples the planes of a picture with the weights of {@link AreaMeans}, to the same
 * bytes, three times as fast: networks that take smaller pictures than their data set has
 * train on as many pictures a second.
 */
final class PlaneMeans {

	private final int from;

	private final int to;

	private final ResamplingWeights weights;

	/**
	 * Computes the weights.
	 * @param from rows, and columns, of a plane; at most 255
	 * @param to rows, and columns, of the resampled one; at most 255
	 */
	PlaneMeans(int from, int to) {
		this.from = from;
		this.to = to;
		this.weights = ResamplingWeights.of(from, to);
	}

	/**
	 * Returns what a value of one everywhere is in {@link #sums}.
	 * @return the sum of all weights
	 */
	int total() {
		return this.weights.total() * this.weights.total();
	}

	/**
	 * Adds up the weighted values of a plane: first of its rows, then of the columns.
	 * @param planes the array with the plane, as unsigned bytes
	 * @param at where it begins
	 * @return the sums of the resampled plane, row by row
	 */
	int[] sums(byte[] planes, int at) {
		int[] rows = new int[this.to * this.from];
		for (int y = 0; y < this.from; y++) {
			for (int k = 0; k < this.weights.span(); k++) {
				int weight = this.weights.weight(y, k);
				if (weight > 0) {
					addRow(planes, at + y * this.from, weight, rows, (this.weights.first(y) + k) * this.from);
				}
			}
		}
		int[] sums = new int[this.to * this.to];
		for (int x = 0; x < this.from; x++) {
			for (int k = 0; k < this.weights.span(); k++) {
				int weight = this.weights.weight(x, k);
				if (weight > 0) {
					addColumn(rows, x, weight, sums, this.weights.first(x) + k);
				}
			}
		}
		return sums;
	}

	private void addRow(byte[] planes, int at, int weight, int[] rows, int row) {
		for (int x = 0; x < this.from; x++) {
			rows[row + x] += weight * (planes[at + x] & 0xFF);
		}
	}

	private void addColumn(int[] rows, int x, int weight, int[] sums, int column) {
		for (int y = 0; y < this.to; y++) {
			sums[y * this.to + column] += weight * rows[y * this.from + x];
		}
	}

}
