package io.convscope.image.format;

import java.awt.Point;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * The target of a decoder that writes row by row: hands on each row and keeps none, so
 * that it takes the memory of one row only.
 */
final class RowRaster extends WritableRaster {

	private static final int[][] OFFSETS = { { 0 }, { 0, 1 }, { 0, 1, 2 } };

	private final Target target;

	/**
	 * Makes a square raster of bytes.
	 * @param side its rows, and columns
	 * @param bands samples in a pixel, 1 to 3
	 * @param target takes the rows
	 */
	RowRaster(int side, int bands, Target target) {
		// the buffer of one row is never used
		super(new PixelInterleavedSampleModel(DataBuffer.TYPE_BYTE, side, side, bands, side * bands,
				OFFSETS[bands - 1]), new DataBufferByte(side * bands), new Point(0, 0));
		this.target = target;
	}

	@Override
	public void setRect(int dx, int dy, Raster row) {
		this.target.take(dy, row);
	}

	/**
	 * Takes rows.
	 */
	@FunctionalInterface
	interface Target {

		/**
		 * Takes a row.
		 * @param y which
		 * @param row its pixels, until this returns
		 */
		void take(int y, Raster row);

	}

}
