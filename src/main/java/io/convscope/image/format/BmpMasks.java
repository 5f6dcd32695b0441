package io.convscope.image.format;

import java.nio.ByteBuffer;

/**
 * Reads the bit masks of red, green, blue and alpha of a BMP file.
 */
final class BmpMasks {

	private static final int FIRST = 36;

	private static final int OPACITY = 48;

	private BmpMasks() {
	}

	/**
	 * Reads the masks, or returns the default masks of the pixel format.
	 * @param file the file, positioned at the masks if they follow the header
	 * @param header the header after its size field
	 * @param size the size of the header
	 * @param bits the number of bits per pixel
	 * @param compression the compression field of the header
	 * @return four masks; the alpha mask is zero if there is no alpha
	 * @throws java.nio.BufferUnderflowException if they are incomplete
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
