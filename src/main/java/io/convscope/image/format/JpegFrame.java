package io.convscope.image.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import io.convscope.image.Blocks;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;

/**
 * What the frame header of a JPEG file says of its decoding.
 *
 * @param width pixels in a row
 * @param height rows
 * @param ids one for each component, which is a kind of values that a pixel has
 * @param progressive whether the values come bit by bit
 * @param bytes what the reader takes, outside the heap, to hold all coefficients
 */
record JpegFrame(int width, int height, String ids, boolean progressive, long bytes) {

	/** Most bytes of coefficients: 33 million pixels as cameras write them. */
	static final long MAX_BYTES = 120_000_000;

	private static final int PROGRESSIVE = 0xC2;

	private static final int LOSSLESS = 0xC3;

	private static final int FIRST_ARITHMETIC = 0xC9;

	private static final int JPEG_LS = 0xF7;

	private static final int BYTES_PER_COEFFICIENT = 2;

	private static final int MOST_COMPONENTS = 4;

	/** Where the header has its own length, and the number of components. */
	private static final int LENGTH = 2;

	private static final int COMPONENT_COUNT = 9;

	private static final int COMPONENT_BYTES = 3;

	/**
	 * Tells whether a marker begins a frame header.
	 * @param marker any marker
	 * @return whether it does
	 */
	static boolean begins(int marker) {
		return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
				|| marker == JPEG_LS;
	}

	/**
	 * Reads the header.
	 * @param marker its kind
	 * @param segment its content
	 * @return what it says
	 * @throws java.nio.BufferUnderflowException if it ends too early
	 * @throws UnsupportedPictureException if the file is of a variety that is not read
	 * @throws UnreadablePictureException if it makes no sense
	 */
	static JpegFrame of(int marker, ByteBuffer segment) {
		if (marker > PROGRESSIVE) {
			throw UnsupportedPictureException.jpeg(kind(marker));
		}
		int precision = Blocks.unsigned(segment);
		if (precision != 8) {
			throw UnsupportedPictureException.jpeg("of " + precision + " bits a value");
		}
		int height = Blocks.unsignedShort(segment);
		int width = Blocks.unsignedShort(segment);
		int components = Blocks.unsigned(segment);
		if (height == 0) {
			throw UnsupportedPictureException.jpeg("that tells its height after its pixels");
		}
		if (components != 1 && components != 3 && components != 4) {
			throw UnsupportedPictureException.jpeg("of " + components + " values a pixel");
		}
		if (width == 0) {
			throw UnreadablePictureException.damaged(PictureFormat.JPEG, null);
		}
		StringBuilder ids = new StringBuilder();
		int samples = 0;
		int largest = 1;
		for (int i = 0; i < components; i++) {
			ids.append((char) Blocks.unsigned(segment));
			int factors = Blocks.unsigned(segment);
			int each = (factors >> 4) * (factors & 0xF);
			samples += each;
			largest = Math.max(largest, each);
			Blocks.skip(segment, 1);
		}
		long bytes = (long) width * height * (samples + 1) / largest * BYTES_PER_COEFFICIENT;
		return new JpegFrame(width, height, ids.toString(), marker == PROGRESSIVE, bytes);
	}

	private static String kind(int marker) {
		if (marker == JPEG_LS) {
			return "of the kind JPEG-LS";
		}
		if (marker >= FIRST_ARITHMETIC) {
			return "with arithmetic coding";
		}
		return (marker == LOSSLESS) ? "without loss" : "of several layers (hierarchical)";
	}

	int components() {
		return this.ids.length();
	}

	/**
	 * Tells whether the reader holds the whole picture until the last scan is in, rather
	 * than a few rows.
	 * @param componentsInScan how many kinds of values the first scan has
	 * @return whether it does
	 */
	boolean isHeldWhole(int componentsInScan) {
		return this.progressive || componentsInScan < components();
	}

	/**
	 * Tells whether the decoder is told of a component more, which no scan has: it
	 * smooths the blocks of a progressive picture that it takes for unfinished, unless it
	 * knows nothing yet of one of the components.
	 * @return whether it is
	 */
	boolean hasIdleComponent() {
		return this.progressive && components() < MOST_COMPONENTS;
	}

	/**
	 * Writes a frame header, with the idle component where there is one.
	 * @param part the header, as it lies in the file
	 * @param file takes its bytes
	 */
	void write(ByteBuffer part, ByteArrayOutputStream file) {
		byte[] header = Blocks.bytes(part);
		if (!hasIdleComponent()) {
			file.writeBytes(header);
			return;
		}
		int end = COMPONENT_COUNT + 1 + components() * COMPONENT_BYTES;
		header[LENGTH + 1] = (byte) (end + COMPONENT_BYTES - LENGTH);
		header[COMPONENT_COUNT]++;
		file.write(header, 0, end);
		int id = 0;
		while (this.ids.indexOf(id) >= 0) {
			id++;
		}
		file.writeBytes(new byte[] { (byte) id, 0x11, 0 });
	}

}
