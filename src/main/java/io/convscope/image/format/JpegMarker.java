package io.convscope.image.format;

import java.nio.ByteBuffer;

import io.convscope.image.Blocks;

/**
 * The markers that divide a JPEG file into segments, each identified by the byte after
 * 0xFF. <a href="https://www.w3.org/Graphics/JPEG/itu-t81.pdf">JPEG specification</a>,
 * table B.1
 */
final class JpegMarker {

	/** Start of the file (SOI). */
	static final int START = 0xD8;

	/** End of the file (EOI). */
	static final int END = 0xD9;

	/** Start of a scan (SOS). */
	static final int SCAN = 0xDA;

	/** The JFIF segment. */
	static final int APP0 = 0xE0;

	/** The Exif segment. */
	static final int APP1 = 0xE1;

	/** A part of a colour profile. */
	static final int APP2 = 0xE2;

	/** Adobe's segment. */
	static final int APP14 = 0xEE;

	private static final int APP15 = 0xEF;

	private static final int COMMENT = 0xFE;

	private JpegMarker() {
	}

	/**
	 * Finds the next marker and skips compressed data, in which 0xFF is always followed
	 * by a zero or belongs to a restart marker.
	 * @param file the file, positioned after the marker on return
	 * @return the marker
	 * @throws java.nio.BufferUnderflowException if there is none
	 */
	static int next(ByteBuffer file) {
		while (true) {
			while (Blocks.unsigned(file) != 0xFF) {
				continue;
			}
			int marker = Blocks.unsigned(file);
			while (marker == 0xFF) {
				marker = Blocks.unsigned(file);
			}
			if (marker != 0) {
				return marker;
			}
		}
	}

	/**
	 * Checks whether a marker stands alone, without a segment.
	 */
	static boolean isBare(int marker) {
		return marker == 0x01 || marker >= 0xD0 && marker <= START;
	}

	/**
	 * Checks whether the segment of a marker is an application segment or a comment.
	 */
	static boolean isMetadata(int marker) {
		return marker >= APP0 && marker <= APP15 || marker == COMMENT;
	}

}
