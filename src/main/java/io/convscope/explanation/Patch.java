package io.convscope.explanation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.convscope.image.PictureSize;

/**
 * A square part of a picture.
 *
 * @param row its first row
 * @param column its first column
 * @param size its rows and columns
 */
record Patch(int row, int column, int size) {

	/**
	 * Covers a picture with patches, so that each pixel is in at least one. The last
	 * patch of a row or column may overlap more than others.
	 * @param side rows and columns of the picture
	 * @param size rows and columns of each patch, at most those of the picture
	 * @param stride pixels from one patch to the next, at most the size
	 * @return the patches, row by row
	 */
	static List<Patch> over(int side, int size, int stride) {
		int last = side - size;
		int steps = (last + stride - 1) / stride;
		List<Patch> patches = new ArrayList<>();
		for (int i = 0; i <= steps; i++) {
			for (int j = 0; j <= steps; j++) {
				patches.add(new Patch(Math.min(i * stride, last), Math.min(j * stride, last), size));
			}
		}
		return patches;
	}

	/**
	 * Covers this part of a picture.
	 * @param inputs pictures as network input
	 * @param from index at which the picture begins
	 * @param picture the picture's size
	 * @param colour a value for each of its planes, 0 to 1
	 */
	void cover(float[] inputs, int from, PictureSize picture, float[] colour) {
		for (int channel = 0; channel < picture.channels(); channel++) {
			for (int y = this.row; y < this.row + this.size; y++) {
				int at = from + picture.index(channel, y, this.column);
				Arrays.fill(inputs, at, at + this.size, colour[channel]);
			}
		}
	}

	/**
	 * Adds a number to this part of a map.
	 * @param map row, column
	 * @param number what to add
	 */
	void add(double[][] map, double number) {
		for (int y = this.row; y < this.row + this.size; y++) {
			for (int x = this.column; x < this.column + this.size; x++) {
				map[y][x] += number;
			}
		}
	}

}
