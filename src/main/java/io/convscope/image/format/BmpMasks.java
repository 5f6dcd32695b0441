package io.convscope.image.format;

import java.nio.ByteBuffer;

/**
 * The bits of each pixel of a BMP file that hold red, green, blue and opacity.
 */
final class BmpMasks {

	private static final int FIRST = 36;

	private static final int OPACITY = 48;

	private BmpMasks() {
	}

	/**
	 * Reads the masks, or takes the usual ones.
	 * @param file where they are, if they are not in the header
	 * @param header the header, from behind its size
	 * @param size its size
	 * @param bits bits in a pixel
	 * @param compression how pixels are stored
	 * @return four masks; that of opacity is zero where there is none
	 * @throws java.nio.BufferUnderflowException if they are not all there
	 */
	static int[] read(ByteBuffer file, ByteBuffer header, int size, int bits, int compression) {
		int[] masks = new int[4];
		if (compression >= BmpHeader.BIT_FIELDS) {
			boolean inside = size >= BmpHeader.WINDOWS_V2;
			ByteBuffer fields = inside ? header.position(FIRST) : file;
			for (int i = 0; i < 3; i++) {
				masks[i] = fields.getInt();
			}
			boolean opacity = inside ? size >= BmpHeader.WINDOWS_V4 || size == BmpHeader.WINDOWS_V3
					: compression == BmpHeader.ALPHA_BIT_FIELDS;
			masks[3] = opacity ? fields.getInt() : 0;
			return masks;
		}
		int width = (bits == 16) ? 5 : 8;
		for (int i = 0; i < 3; i++) {
			masks[i] = (1 << width) - 1 << (2 - i) * width;
		}
		masks[3] = (size >= BmpHeader.WINDOWS_V4 && bits == 32) ? header.getInt(OPACITY) : 0;
		return masks;
	}

}
