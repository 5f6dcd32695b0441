package io.convscope.image.format;

import java.nio.ByteBuffer;

import io.convscope.image.Blocks;

/**
 * The colours of a BMP file whose pixels are numbers of colours.
 */
final class BmpPalette {

	private static final int OPAQUE = 0xFF000000;

	private final int[] argb;

	private BmpPalette(int[] argb) {
		this.argb = argb;
	}

	/**
	 * Reads the palette.
	 * @param file where it begins; where it is cut off by the pixels, it is read up to
	 * them
	 * @param pixels where the pixels begin
	 * @param bits bits in a pixel; above 8 there is no palette
	 * @param bytes bytes in a colour, blue first, then green, red and what is not used
	 * @param stated how many colours the header states; as many as the bits can tell
	 * apart where that makes no sense
	 * @return the palette
	 * @throws java.nio.BufferUnderflowException if it is not all there
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
	 * Looks up a colour.
	 * @param index its number, from 0
	 * @return the colour, opaque; black where the palette ends before it
	 */
	int argb(int index) {
		return (index < this.argb.length) ? this.argb[index] : OPAQUE;
	}

}
