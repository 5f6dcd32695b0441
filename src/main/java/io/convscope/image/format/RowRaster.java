package io.convscope.image.format;

import java.awt.Point;
import java.awt.image.DataBuffer;
import java.awt.image.DataBufferByte;
import java.awt.image.PixelInterleavedSampleModel;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

/**
 * A raster for a decoder that writes row by row. It passes on each row and stores none,
 * so that it needs the memory of a single row.
 */
final class RowRaster extends WritableRaster {

	private static final int[][] OFFSETS = { { 0 }, { 0, 1 }, { 0, 1, 2 } };

	private final Target target;

	/**
	 * Creates a square raster of bytes.
	 * @param side the number of rows, and of columns
	 * @param bands the number of samples per pixel, 1 to 3
	 * @param target receives the rows
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
	 * Receives rows.
	 */
	@FunctionalInterface
	interface Target {

		/**
		 * Receives a row.
		 * @param y the index of the row
		 * @param row its pixels, valid until this method returns
		 */
		void take(int y, Raster row);

	}

}
