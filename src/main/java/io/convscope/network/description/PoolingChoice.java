package io.convscope.network.description;

/**
 * A value that is the largest of a window of the input.
 *
 * @param top the input's row where the window begins
 * @param left the input's column where the window begins
 * @param window what is there
 * @param winner where in the input the largest is; the first where several are
 */
record PoolingChoice(int top, int left, float[][] window, Winner winner) implements Arithmetic {

	static PoolingChoice of(Maps input, Window size, Cell cell) {
		int top = size.start(cell.row());
		int left = size.start(cell.column());
		float[][] window = new float[size.size()][size.size()];
		// the first place that is not in the padding
		Winner winner = new Winner(Math.max(0, top), Math.max(0, left));
		for (int row = 0; row < size.size(); row++) {
			for (int column = 0; column < size.size(); column++) {
				window[row][column] = input.at(cell.channel(), top + row, left + column);
				if (input.has(top + row, left + column)
						&& window[row][column] > input.at(cell.channel(), winner.row(), winner.column())) {
					winner = new Winner(top + row, left + column);
				}
			}
		}
		return new PoolingChoice(top, left, window, winner);
	}

	/**
	 * A place in the input.
	 *
	 * @param row its row
	 * @param column its column
	 */
	record Winner(int row, int column) {
	}

}
