package io.convscope.image;

import java.nio.ByteBuffer;

/**
 * What the frame header of a JPEG file says of its decoding.
 *
 * @param width pixels in a row
 * @param height rows
 * @param components how many kinds of values a pixel has
 * @param progressive whether the values come bit by bit
 * @param bytes what the reader takes, outside the heap, to hold all coefficients
 */
record JpegFrame(int width, int height, int components, boolean progressive, long bytes) {

	/**
	 * Most bytes of coefficients: 33 million pixels as cameras write them. Two decodings
	 * of them fit beside a run in training in a container of 2 GiB.
	 */
	static final long MAX_BYTES = 100_000_000;

	private static final int PROGRESSIVE = 0xC2;

	private static final int BYTES_PER_COEFFICIENT = 2;

	/**
	 * Reads the header.
	 * @param marker its kind
	 * @param segment its content
	 * @return what it says
	 * @throws java.nio.BufferUnderflowException if it ends too early
	 * @throws UnsupportedPictureException if the colours are CMYK
	 */
	static JpegFrame of(int marker, ByteBuffer segment) {
		Blocks.skip(segment, 1);
		int height = segment.getShort() & 0xFFFF;
		int width = segment.getShort() & 0xFFFF;
		int components = Blocks.unsigned(segment);
		if (components == 4) {
			throw UnsupportedPictureException.cmyk();
		}
		int samples = 0;
		int largest = 1;
		for (int i = 0; i < components; i++) {
			Blocks.skip(segment, 1);
			int factors = Blocks.unsigned(segment);
			int each = (factors >> 4) * (factors & 0xF);
			samples += each;
			largest = Math.max(largest, each);
			Blocks.skip(segment, 1);
		}
		long bytes = (long) width * height * samples / largest * BYTES_PER_COEFFICIENT;
		return new JpegFrame(width, height, components, marker == PROGRESSIVE, bytes);
	}

	/**
	 * Tells whether the reader holds the whole picture until the last scan is in, rather
	 * than a few rows.
	 * @param componentsInScan how many kinds of values the first scan has
	 * @return whether it does
	 */
	boolean isHeldWhole(int componentsInScan) {
		return this.progressive || componentsInScan < this.components;
	}

}
