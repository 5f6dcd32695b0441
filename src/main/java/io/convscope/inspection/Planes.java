package io.convscope.inspection;

import java.util.Optional;

import io.convscope.image.Picture;
import io.convscope.network.LayerInfo;

/**
 * What a layer makes of a picture, or the picture itself.
 *
 * @param name the layer's name, or {@code picture}
 * @param channels how many planes
 * @param height rows of a plane
 * @param width columns of a plane
 * @param values channel, row, column
 */
record Planes(String name, int channels, int height, int width, float[] values) {

	/**
	 * Wraps values.
	 * @param layer whose output they are; empty for a picture
	 * @param values channel, row, column
	 * @return the planes
	 */
	static Planes of(Optional<LayerInfo> layer, float[] values) {
		return layer.map((each) -> new Planes(each.name(), each.channels(), each.height(), each.width(), values))
			.orElseGet(() -> new Planes("picture", Picture.CHANNELS, Picture.SIZE, Picture.SIZE, values));
	}

	/**
	 * Tells whether a place is inside, not in the padding around.
	 * @param row any row
	 * @param column any column
	 * @return whether it is inside
	 */
	boolean has(int row, int column) {
		return row >= 0 && row < this.height && column >= 0 && column < this.width;
	}

	/**
	 * Reads a value.
	 * @param channel the plane
	 * @param row any row
	 * @param column any column
	 * @return the value; 0 in the padding
	 */
	float at(int channel, int row, int column) {
		return has(row, column) ? this.values[(channel * this.height + row) * this.width + column] : 0;
	}

	float at(Cell cell) {
		return at(cell.channel(), cell.row(), cell.column());
	}

	/**
	 * Finds the place of a value.
	 * @param index where it is among all of them
	 * @return its channel, row and column
	 */
	Cell cell(int index) {
		return new Cell(index / (this.height * this.width), index / this.width % this.height, index % this.width);
	}

}
