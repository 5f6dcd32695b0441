package io.convscope.image.format;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.convscope.image.Blocks;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/**
 * Converts the rows of a PNG file to colours, using the sample format, palette,
 * transparent colour and colour profile.
 */
final class PngPixels {

	/** The maximum size of an inflated colour profile. */
	private static final int MAX_PROFILE = 4 << 20;

	private static final int GREY = 0;

	private static final int PALETTE = 3;

	private static final int COLOUR = 2;

	private static final int ALPHA = 4;

	private static final int MAX = 255;

	private static final int OPAQUE = MAX << 24;

	private final int type;

	private final int depth;

	private final int channels;

	private int[] palette = {};

	private int @Nullable [] transparent;

	private @Nullable ByteBuffer profile;

	private @Nullable ColorProfile conversion;

	private int[] samples = {};

	/**
	 * Creates the conversion.
	 * @param type the colour type in the header
	 * @param depth the bit depth in the header
	 * @throws UnreadablePictureException if the combination is invalid
	 */
	PngPixels(int type, int depth) {
		this.type = type;
		this.depth = depth;
		this.channels = switch (type) {
			case GREY, PALETTE -> 1;
			case GREY + ALPHA -> 2;
			case COLOUR -> 3;
			case COLOUR + ALPHA -> 4;
			default -> 0;
		};
		boolean exists = switch (depth) {
			case 1, 2, 4 -> type == GREY || type == PALETTE;
			case 8 -> true;
			case 16 -> type != PALETTE;
			default -> false;
		};
		if (this.channels == 0 || !exists) {
			throw UnreadablePictureException.damaged(PictureFormat.PNG, null);
		}
	}

	/**
	 * Reads a chunk that precedes the pixel data; types that don't affect the colours are
	 * ignored.
	 * @param chunk its type
	 * @param content its content
	 */
	void read(String chunk, ByteBuffer content) {
		switch (chunk) {
			case "PLTE" -> {
				this.palette = new int[Math.min(MAX + 1, content.remaining() / 3)];
				for (int i = 0; i < this.palette.length; i++) {
					this.palette[i] = OPAQUE | Blocks.unsigned(content) << 16 | Blocks.unsigned(content) << 8
							| Blocks.unsigned(content);
				}
			}
			case "tRNS" -> readTransparency(content);
			case "iCCP" -> this.profile = afterName(content);
			default -> {
			}
		}
	}

	private void readTransparency(ByteBuffer content) {
		if (this.type == PALETTE) {
			for (int i = 0; i < this.palette.length && content.hasRemaining(); i++) {
				this.palette[i] = this.palette[i] & ~OPAQUE | Blocks.unsigned(content) << 24;
			}
		}
		else if ((this.type & ALPHA) == 0 && content.remaining() >= 2 * this.channels) {
			this.transparent = new int[this.channels];
			for (int i = 0; i < this.channels; i++) {
				this.transparent[i] = content.getShort() & (1 << this.depth) - 1;
			}
		}
	}

	private static ByteBuffer afterName(ByteBuffer content) {
		while (content.hasRemaining() && content.get() != 0) {
			continue;
		}
		return content.position(Math.min(content.limit(), content.position() + 1));
	}

	/**
	 * Prepares {@link #toArgb}: reads the profile and converts the palette to sRGB.
	 * @throws IOException if a required palette is missing
	 */
	void prepare() throws IOException {
		boolean grey = (this.type & COLOUR) == 0;
		byte[] icc = (this.profile != null) ? Blocks.inflated(this.profile, MAX_PROFILE) : null;
		this.conversion = (icc != null) ? ColorProfile.of(icc, grey ? 1 : 3) : null;
		if (this.type == PALETTE) {
			if (this.palette.length == 0) {
				throw new IOException("The palette is missing");
			}
			if (this.conversion != null) {
				this.conversion.toSrgb(this.palette, this.palette.length);
			}
		}
	}

	/**
	 * Returns the maximum memory allocated in addition to the rows.
	 * @return the memory in bytes
	 */
	long memory() {
		return (this.profile != null) ? 2L * MAX_PROFILE : 0;
	}

	int bits() {
		return this.channels * this.depth;
	}

	/**
	 * Converts a row to colours.
	 * @param row its bytes
	 * @param argb receives a colour for each pixel, in sRGB, not premultiplied
	 */
	void toArgb(ByteBuffer row, int[] argb) {
		if (this.samples.length != argb.length * this.channels) {
			this.samples = new int[argb.length * this.channels];
		}
		PngRows.unpack(row, this.depth, this.samples);
		if (this.type == PALETTE) {
			for (int i = 0; i < argb.length; i++) {
				argb[i] = this.palette[Math.min(this.samples[i], this.palette.length - 1)];
			}
			return;
		}
		int most = (1 << this.depth) - 1;
		boolean alpha = (this.type & ALPHA) != 0;
		int green = (this.channels < 3) ? 0 : 1;
		for (int i = 0; i < argb.length; i++) {
			int at = i * this.channels;
			int opacity = alpha ? toByte(this.samples[at + this.channels - 1], most) : isTransparent(at) ? 0 : MAX;
			argb[i] = opacity << 24 | toByte(this.samples[at], most) << 16 | toByte(this.samples[at + green], most) << 8
					| toByte(this.samples[at + 2 * green], most);
		}
		if (this.conversion != null) {
			this.conversion.toSrgb(argb, argb.length);
		}
	}

	private boolean isTransparent(int at) {
		if (this.transparent == null) {
			return false;
		}
		for (int i = 0; i < this.channels; i++) {
			if (this.samples[at + i] != this.transparent[i]) {
				return false;
			}
		}
		return true;
	}

	private static int toByte(int sample, int most) {
		return (most == MAX) ? sample : (2 * sample * MAX + most) / (2 * most);
	}

}
