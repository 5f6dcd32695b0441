package io.convscope.image;

import java.nio.ByteBuffer;

import org.jspecify.annotations.Nullable;

/**
 * Walks the segments of a JPEG file up to its end mark.
 */
final class JpegStructure {

	/**
	 * Progressive files have about ten; each costs a pass over the whole picture, so that
	 * a small file with thousands could keep a processor busy for hours.
	 */
	static final int MAX_SCANS = 50;

	private static final int SCAN = 0xDA;

	private static final int END = 0xD9;

	private JpegStructure() {
	}

	/**
	 * Checks that the end is there, and that the scans are not too many nor too large.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if the end is missing
	 * @throws UnreadablePictureException if there are too many scans, or no scan, or if
	 * it would take too much memory to bring them together
	 * @throws UnsupportedPictureException if the colours are CMYK
	 */
	static void check(ByteBuffer file) {
		int scans = 0;
		@Nullable JpegFrame frame = null;
		for (int marker = nextMarker(file); marker != END; marker = nextMarker(file)) {
			if (isBare(marker)) {
				continue;
			}
			ByteBuffer segment = segment(file);
			if (isFrame(marker)) {
				frame = JpegFrame.of(marker, segment);
			}
			else if (marker == SCAN) {
				if (++scans > MAX_SCANS) {
					throw UnreadablePictureException.tooManyScans(MAX_SCANS);
				}
				requireMemory(frame, segment);
			}
		}
		if (scans == 0) {
			throw UnreadablePictureException.damaged(PictureFormat.JPEG, null);
		}
	}

	/**
	 * Finds the next marker, stepping over compressed data: there 0xFF is always followed
	 * by a zero or is a restart mark.
	 */
	private static int nextMarker(ByteBuffer file) {
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

	private static void requireMemory(@Nullable JpegFrame frame, ByteBuffer scan) {
		if (frame == null) {
			throw UnreadablePictureException.damaged(PictureFormat.JPEG, null);
		}
		if (frame.isHeldWhole(Blocks.unsigned(scan)) && frame.bytes() > JpegFrame.MAX_BYTES) {
			throw UnreadablePictureException.tooLargeForScans(frame.width(), frame.height());
		}
	}

	private static boolean isBare(int marker) {
		return marker == 0x01 || marker >= 0xD0 && marker <= 0xD8;
	}

	private static boolean isFrame(int marker) {
		return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
	}

	private static ByteBuffer segment(ByteBuffer file) {
		int length = (file.getShort() & 0xFFFF) - 2;
		int start = file.position();
		Blocks.skip(file, length);
		return file.slice(start, length);
	}

}
