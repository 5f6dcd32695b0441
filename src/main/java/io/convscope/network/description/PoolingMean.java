package io.convscope.network.description;

/**
 * A value that is the mean of a window of the input.
 *
 * @param top the input's row where the window begins; negative in the padding
 * @param left the input's column where the window begins; negative in the padding
 * @param window what is there; 0 in the padding
 * @param sum of the window, in double precision
 * @param mean the sum divided by how many places the window has
 */
record PoolingMean(int top, int left, float[][] window, double sum, double mean) implements Arithmetic {

	static PoolingMean of(Maps input, Window size, Cell cell) {
		int top = size.start(cell.row());
		int left = size.start(cell.column());
		return of(input, cell.channel(), top, left, size.size(), size.size());
	}

	static PoolingMean of(Maps input, int channel, int top, int left, int rows, int columns) {
		float[][] window = new float[rows][columns];
		double sum = 0;
		for (int row = 0; row < rows; row++) {
			for (int column = 0; column < columns; column++) {
				window[row][column] = input.at(channel, top + row, left + column);
				sum += window[row][column];
			}
		}
		return new PoolingMean(top, left, window, sum, sum / (rows * columns));
	}

}
