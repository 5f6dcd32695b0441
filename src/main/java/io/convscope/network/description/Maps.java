package io.convscope.network.description;

/**
 * What a layer makes of a picture, or the picture itself.
 *
 * @param shape the sizes
 * @param values channel, row, column; shared, not to be changed
 */
public record Maps(Shape shape, float[] values) {

	/**
	 * Tells whether a place is inside, not in the padding around.
	 * @param row any row
	 * @param column any column
	 * @return whether it is inside
	 */
	boolean has(int row, int column) {
		return row >= 0 && row < this.shape.height() && column >= 0 && column < this.shape.width();
	}

	/**
	 * Reads a value.
	 * @param channel the map
	 * @param row any row
	 * @param column any column
	 * @return the value; 0 in the padding
	 */
	float at(int channel, int row, int column) {
		return has(row, column) ? this.values[(channel * this.shape.height() + row) * this.shape.width() + column] : 0;
	}

	/**
	 * Reads a value.
	 * @param cell which
	 * @return the value; 0 in the padding
	 */
	public float at(Cell cell) {
		return at(cell.channel(), cell.row(), cell.column());
	}

	/**
	 * Finds the place of a value.
	 * @param index where it is among all of them
	 * @return its channel, row and column
	 */
	Cell cell(int index) {
		int width = this.shape.width();
		return new Cell(index / (this.shape.height() * width), index / width % this.shape.height(), index % width);
	}

}
