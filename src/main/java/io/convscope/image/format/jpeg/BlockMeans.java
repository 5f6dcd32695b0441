package io.convscope.image.format.jpeg;

import io.convscope.image.CenterCrop;

/**
 * The means of the areas of a component of a JPEG file, added up from the coefficients of
 * its blocks without their pixels: a mean is a linear function of them. Of a block that
 * lies within one area only the first coefficient counts. Not thread-safe.
 */
final class BlockMeans {

	static final int SIDE = JpegComponent.SIDE;

	private static final double ZERO_LEVEL = 128;

	private final int side;

	private final double areaLength;

	private final Axis across;

	private final Axis down;

	private final double[] sums;

	/**
	 * Starts with nothing.
	 * @param crop the part of the file to use
	 * @param side the number of areas in a row, and in a column, of the crop
	 * @param grid the component's blocks
	 */
	BlockMeans(CenterCrop crop, int side, BlockGrid grid) {
		this.side = side;
		this.areaLength = (double) crop.side() / side;
		this.across = new Axis(grid.columns(), grid.sampleWidth(), crop.left(), this.areaLength, side);
		this.down = new Axis(grid.rows(), grid.sampleHeight(), crop.top(), this.areaLength, side);
		this.sums = new double[side * side];
	}

	/**
	 * Tells which coefficients of a block count.
	 * @param column the block's column
	 * @param row its row
	 * @return 0 for none, 1 for the first one, otherwise all
	 */
	int needed(int column, int row) {
		int coefficients = this.across.needed[column] * this.down.needed[row];
		return Math.min(coefficients, 2);
	}

	/**
	 * Adds a block.
	 * @param column its column
	 * @param row its row
	 * @param coefficients those that are needed, dequantised, row by row
	 */
	void add(int column, int row, int[] coefficients) {
		boolean isCutAcross = this.across.needed[column] > 1;
		boolean isCutDown = this.down.needed[row] > 1;
		for (int j = 0; j < (isCutDown ? 2 : 1); j++) {
			int y = this.down.first[row] + j;
			for (int i = 0; i < (isCutAcross ? 2 : 1); i++) {
				int x = this.across.first[column] + i;
				if (x >= 0 && y >= 0 && x < this.side && y < this.side) {
					this.sums[y * this.side + x] += sum(coefficients, isCutAcross ? SIDE : 1, isCutDown ? SIDE : 1,
							this.across.weights[2 * column + i], this.down.weights[2 * row + j]);
				}
			}
		}
	}

	private static double sum(int[] coefficients, int columns, int rows, double[] across, double[] down) {
		double sum = 0;
		for (int v = 0; v < rows; v++) {
			double row = 0;
			for (int u = 0; u < columns; u++) {
				row += coefficients[v * SIDE + u] * across[u];
			}
			sum += row * down[v];
		}
		return sum;
	}

	/**
	 * Returns a mean.
	 * @param area the area, counted row by row
	 * @return the mean, about 0 to 255
	 */
	double mean(int area) {
		return this.sums[area] / (this.areaLength * this.areaLength) + ZERO_LEVEL;
	}

	/**
	 * How the blocks of a row, or of a column, lie in its areas; each meets two at most.
	 */
	private static final class Axis {

		// the first area of a block, before the first one for blocks that begin earlier
		private final int[] first;

		// 0 for a block outside, 1 for one within an area, 2 for others
		private final int[] needed;

		// of each of a block's two areas, the integrals of the cosines over it
		private final double[][] weights;

		Axis(int blocks, int sampleLength, int start, double areaLength, int areas) {
			this.first = new int[blocks];
			this.needed = new int[blocks];
			this.weights = new double[2 * blocks][SIDE];
			int length = SIDE * sampleLength;
			for (int block = 0; block < blocks; block++) {
				int from = block * length - start;
				boolean outside = from + length <= 0 || from >= areas * areaLength;
				this.first[block] = (int) Math.floor(from / areaLength);
				double end = (this.first[block] + 1) * areaLength;
				this.needed[block] = outside ? 0 : (from >= 0 && from + length <= end) ? 1 : 2;
				for (int sample = 0; sample < SIDE; sample++) {
					double begin = from + sample * sampleLength;
					double before = Math.min(sampleLength, Math.max(0, end - begin));
					for (int u = 0; u < SIDE; u++) {
						double value = cosine(u, sample);
						this.weights[2 * block][u] += before * value;
						this.weights[2 * block + 1][u] += (sampleLength - before) * value;
					}
				}
			}
		}

		// the value of a basis function of the discrete cosine transform
		private static double cosine(int u, int sample) {
			return ((u == 0) ? Math.sqrt(0.5) : 1) / 2 * StrictMath.cos((2 * sample + 1) * u * Math.PI / (2 * SIDE));
		}

	}

}
