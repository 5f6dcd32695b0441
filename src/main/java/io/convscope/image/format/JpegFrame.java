package io.convscope.image.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

import io.convscope.image.Blocks;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;

/**
 * The frame header of a JPEG file.
 *
 * @param width the number of pixels in a row
 * @param height the number of rows
 * @param ids the component identifiers, one character each
 * @param progressive whether the file is progressive
 * @param bytes the memory outside the heap that the reader needs for all coefficients
 */
record JpegFrame(int width, int height, String ids, boolean progressive, long bytes) {

	/**
	 * The maximum memory for coefficients: enough for 33 million pixels of a usual camera
	 * file.
	 */
	static final long MAX_BYTES = 120_000_000;

	private static final int PROGRESSIVE = 0xC2;

	private static final int LOSSLESS = 0xC3;

	private static final int FIRST_ARITHMETIC = 0xC9;

	private static final int JPEG_LS = 0xF7;

	private static final int BYTES_PER_COEFFICIENT = 2;

	private static final int MOST_COMPONENTS = 4;

	/**
	 * The offsets of the segment length and of the number of components in the header.
	 */
	private static final int LENGTH = 2;

	private static final int COMPONENT_COUNT = 9;

	private static final int COMPONENT_BYTES = 3;

	/**
	 * Checks whether a marker starts a frame header.
	 * @param marker the marker
	 * @return whether it starts a frame header
	 */
	static boolean begins(int marker) {
		return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC
				|| marker == JPEG_LS;
	}

	/**
	 * Reads the header.
	 * @param marker its marker
	 * @param segment its content
	 * @return the header
	 * @throws java.nio.BufferUnderflowException if it is incomplete
	 * @throws UnsupportedPictureException if the variant is not supported
	 * @throws UnreadablePictureException if it is invalid
	 */
	static JpegFrame of(int marker, ByteBuffer segment) {
		if (marker > PROGRESSIVE) {
			throw UnsupportedPictureException.jpeg(kind(marker));
		}
		int precision = Blocks.unsigned(segment);
		if (precision != 8) {
			throw UnsupportedPictureException.jpeg("with " + precision + " bits per sample");
		}
		int height = Blocks.unsignedShort(segment);
		int width = Blocks.unsignedShort(segment);
		int components = Blocks.unsigned(segment);
		if (height == 0) {
			throw UnsupportedPictureException.jpeg("that states its height after its pixels");
		}
		if (components != 1 && components != 3 && components != 4) {
			throw UnsupportedPictureException.jpeg("with " + components + " components");
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
			return "in the JPEG-LS format";
		}
		if (marker >= FIRST_ARITHMETIC) {
			return "with arithmetic coding";
		}
		return (marker == LOSSLESS) ? "with lossless coding" : "with hierarchical coding";
	}

	int components() {
		return this.ids.length();
	}

	/**
	 * Checks whether the reader buffers the whole picture until the last scan, instead of
	 * a few rows.
	 * @param componentsInScan the number of components in the first scan
	 * @return whether it buffers the whole picture
	 */
	boolean isHeldWhole(int componentsInScan) {
		return this.progressive || componentsInScan < components();
	}

	/**
	 * Checks whether the header for the decoder declares an extra component that no scan
	 * contains. The decoder smooths the blocks of a progressive picture that it considers
	 * incomplete, unless a component has no data at all.
	 * @return whether it declares an extra component
	 */
	boolean hasIdleComponent() {
		return this.progressive && components() < MOST_COMPONENTS;
	}

	/**
	 * Writes a frame header, with the extra component if there is one.
	 * @param part the header of the original file
	 * @param file receives its bytes
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
