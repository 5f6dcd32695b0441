package io.convscope.image.format;

import java.nio.ByteBuffer;

import io.convscope.image.Blocks;

/**
 * The palette of a BMP file whose pixels are colour indexes.
 */
final class BmpPalette {

	private static final int OPAQUE = 0xFF000000;

	private final int[] argb;

	private BmpPalette(int[] argb) {
		this.argb = argb;
	}

	/**
	 * Reads the palette.
	 * @param file the file, positioned at the palette, which ends at the pixel data at
	 * the latest
	 * @param pixels the offset of the pixel data
	 * @param bits the number of bits per pixel; above 8 there is no palette
	 * @param bytes the number of bytes per colour: blue, green, red and an unused one, if
	 * present
	 * @param stated the number of colours in the header; if it is invalid, 2 to the power
	 * of {@code bits}
	 * @return the palette
	 * @throws java.nio.BufferUnderflowException if it is incomplete
	 */
	static BmpPalette read(ByteBuffer file, int pixels, int bits, int bytes, int stated) {
		if (bits > 8) {
			return new BmpPalette(new int[0]);
		}
		int most = 1 << bits;
		int count = (stated > 0 && stated < most) ? stated : most;
		int room = (pixels - file.position()) / bytes;
		int[] argb = new int[(room > 0 && room < count) ? room : count];
		for (int i = 0; i < argb.length; i++) {
			argb[i] = OPAQUE | Blocks.unsigned(file) | Blocks.unsigned(file) << 8 | Blocks.unsigned(file) << 16;
			Blocks.skip(file, bytes - 3);
		}
		return new BmpPalette(argb);
	}

	/**
	 * Returns a colour.
	 * @param index its index, counted from 0
	 * @return the colour, opaque; black if the index is beyond the palette
	 */
	int argb(int index) {
		return (index < this.argb.length) ? this.argb[index] : OPAQUE;
	}

}
