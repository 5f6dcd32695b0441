package io.convscope.image.format;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;

import io.convscope.image.Blocks;
import org.jspecify.annotations.Nullable;

/**
 * The colour information in the application segments of a JPEG file. Where it is
 * incomplete, the same defaults apply as in browsers.
 */
final class JpegColors {

	private static final int NO_MARK = -1;

	private static final int ADOBE_RGB = 0;

	private static final int ADOBE_CMYK = 0;

	private boolean jfif;

	private int adobe = NO_MARK;

	private int profileParts;

	private final Map<Integer, ByteBuffer> profile = new TreeMap<>();

	/**
	 * The colour spaces of the components of a JPEG file.
	 */
	enum Space {

		GREY("JFIF\0\1\1\0\0\1\0\1\0\0", 0xE0),

		RGB("Adobe\0\144\0\0\0\0\0", 0xEE),

		YCBCR("JFIF\0\1\1\0\0\1\0\1\0\0", 0xE0),

		CMYK("Adobe\0\144\0\0\0\0\0", 0xEE),

		YCCK("Adobe\0\144\0\0\0\0\2", 0xEE);

		private final String content;

		private final int marker;

		Space(String content, int marker) {
			this.content = content;
			this.marker = marker;
		}

		/**
		 * Returns the segment that declares this colour space to a decoder.
		 * @return the bytes of the segment
		 */
		byte[] segment() {
			byte[] bytes = this.content.getBytes(StandardCharsets.ISO_8859_1);
			return ByteBuffer.allocate(bytes.length + 4)
				.putShort((short) (0xFF00 | this.marker))
				.putShort((short) (bytes.length + 2))
				.put(bytes)
				.array();
		}

	}

	void readApp0(ByteBuffer segment) {
		this.jfif |= Blocks.startsWith(segment, "JFIF\0");
	}

	void readApp14(ByteBuffer segment) {
		if (segment.limit() >= 12 && Blocks.startsWith(segment, "Adobe")) {
			this.adobe = segment.get(11) & 0xFF;
		}
	}

	/**
	 * Stores a part of the profile. If two parts have the same number, the first one is
	 * used.
	 * @param segment the segment, which may be a part
	 */
	void readApp2(ByteBuffer segment) {
		if (Blocks.startsWith(segment, "ICC_PROFILE\0") && segment.remaining() > 2) {
			int number = Blocks.unsigned(segment);
			this.profileParts = Math.max(this.profileParts, Blocks.unsigned(segment));
			this.profile.putIfAbsent(number, segment);
		}
	}

	/**
	 * Returns the colour space.
	 * @param frame the frame header
	 * @return the colour space
	 */
	Space space(JpegFrame frame) {
		return switch (frame.components()) {
			case 1 -> Space.GREY;
			case 3 -> isRgb(frame) ? Space.RGB : Space.YCBCR;
			default -> (this.adobe == NO_MARK || this.adobe == ADOBE_CMYK) ? Space.CMYK : Space.YCCK;
		};
	}

	private boolean isRgb(JpegFrame frame) {
		if (this.jfif) {
			return false;
		}
		return (this.adobe != NO_MARK) ? this.adobe == ADOBE_RGB : frame.ids().equals("RGB");
	}

	/**
	 * Returns the memory that reading the profile allocates.
	 * @return the memory in bytes
	 */
	long memory() {
		return 3L * this.profile.values().stream().mapToInt(ByteBuffer::limit).sum();
	}

	/**
	 * Reads the profile.
	 * @param frame the frame header
	 * @return the conversion to sRGB; null if there is no complete profile that fits the
	 * frame
	 */
	@Nullable ColorProfile profile(JpegFrame frame) {
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		for (int i = 1; i <= this.profileParts; i++) {
			ByteBuffer part = this.profile.get(i);
			if (part == null) {
				return null;
			}
			bytes.writeBytes(Blocks.bytes(part));
		}
		return ColorProfile.of(bytes.toByteArray(), frame.components());
	}

}
