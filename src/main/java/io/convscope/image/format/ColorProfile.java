package io.convscope.image.format;

import java.awt.color.CMMException;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.ColorConvertOp;
import java.awt.image.DataBuffer;
import java.awt.image.Raster;
import java.awt.image.WritableRaster;

import org.jspecify.annotations.Nullable;

/**
 * Converts colours from the colour space of an ICC profile to sRGB. Not thread-safe.
 */
final class ColorProfile {

	private static final int COLOURS = 3;

	private static final int CMYK = 4;

	private static final int OPAQUE = 0xFF000000;

	private static final int LEVELS = 256;

	private static final int[] PROBES = { 0, 64, 128, 192, 255 };

	private final ColorConvertOp conversion;

	private final int channels;

	private final int @Nullable [] greys;

	private @Nullable WritableRaster from;

	private @Nullable WritableRaster to;

	private ColorProfile(ICC_Profile profile, int channels) {
		this.conversion = new ColorConvertOp(new ICC_Profile[] { profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB) },
				null);
		this.channels = channels;
		this.greys = (channels == 1) ? greys() : null;
	}

	private int[] greys() {
		byte[] levels = new byte[LEVELS];
		for (int i = 0; i < LEVELS; i++) {
			levels[i] = (byte) i;
		}
		int[] colours = new int[LEVELS];
		toSrgb(levels, colours);
		return colours;
	}

	/**
	 * Reads a profile.
	 * @param profile its bytes
	 * @param channels the number of channels of the picture: 1 for grey (whose profile
	 * may be for RGB), 3 for RGB, 4 for CMYK
	 * @return the conversion; null if the profile is unreadable, has other channels, or
	 * changes nothing, none of which is a reason to refuse a picture
	 */
	static @Nullable ColorProfile of(byte[] profile, int channels) {
		try {
			ICC_Profile icc = ICC_Profile.getInstance(profile);
			int own = switch (icc.getColorSpaceType()) {
				case ColorSpace.TYPE_GRAY -> 1;
				case ColorSpace.TYPE_RGB -> COLOURS;
				case ColorSpace.TYPE_CMYK -> CMYK;
				default -> 0;
			};
			if (own != channels && (own != COLOURS || channels != 1)) {
				return null;
			}
			ColorProfile conversion = new ColorProfile(icc, own);
			return conversion.changesSomething() ? conversion : null;
		}
		catch (IllegalArgumentException | CMMException ex) {
			return null;
		}
	}

	private boolean changesSomething() {
		int[] colours = new int[PROBES.length * PROBES.length * PROBES.length];
		for (int i = 0; i < colours.length; i++) {
			colours[i] = OPAQUE | PROBES[i % 5] << 16 | PROBES[i / 5 % 5] << 8 | PROBES[i / 25];
		}
		if (this.channels == COLOURS) {
			int[] converted = colours.clone();
			toSrgb(converted, converted.length);
			int most = 0;
			for (int i = 0; i < colours.length; i++) {
				for (int shift = 0; shift < 24; shift += 8) {
					most = Math.max(most, Math.abs((colours[i] >> shift & 0xFF) - (converted[i] >> shift & 0xFF)));
				}
			}
			return most > 1;
		}
		toSrgb(new byte[this.channels], new int[1]);
		return true;
	}

	/**
	 * Converts colours in place. For grey, the last channel is used.
	 * @param argb the colours; their alpha is unchanged
	 * @param count the number of colours
	 */
	void toSrgb(int[] argb, int count) {
		if (this.greys != null) {
			for (int i = 0; i < count; i++) {
				argb[i] = argb[i] & OPAQUE | this.greys[argb[i] & 0xFF] & ~OPAQUE;
			}
			return;
		}
		byte[] samples = new byte[COLOURS * count];
		for (int i = 0; i < count; i++) {
			samples[COLOURS * i] = (byte) (argb[i] >> 16);
			samples[COLOURS * i + 1] = (byte) (argb[i] >> 8);
			samples[COLOURS * i + 2] = (byte) argb[i];
		}
		byte[] converted = convert(samples, count);
		for (int i = 0; i < count; i++) {
			argb[i] = argb[i] & OPAQUE | rgb(converted, COLOURS * i);
		}
	}

	/**
	 * Converts samples.
	 * @param samples the channels, pixel by pixel
	 * @param argb receives an opaque colour for each pixel
	 */
	void toSrgb(byte[] samples, int[] argb) {
		byte[] converted = convert(samples, argb.length);
		for (int i = 0; i < argb.length; i++) {
			argb[i] = OPAQUE | rgb(converted, COLOURS * i);
		}
	}

	private static int rgb(byte[] samples, int at) {
		return (samples[at] & 0xFF) << 16 | (samples[at + 1] & 0xFF) << 8 | samples[at + 2] & 0xFF;
	}

	private byte[] convert(byte[] samples, int count) {
		if (this.from == null || this.to == null || this.from.getWidth() != count) {
			this.from = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, this.channels, null);
			this.to = Raster.createInterleavedRaster(DataBuffer.TYPE_BYTE, count, 1, COLOURS, null);
		}
		this.from.setDataElements(0, 0, count, 1, samples);
		this.conversion.filter(this.from, this.to);
		return (byte[]) this.to.getDataElements(0, 0, count, 1, null);
	}

}
