package io.convscope.image.format;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.convscope.image.AreaMeans;
import io.convscope.image.Blocks;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;

/**
 * A BMP file.
 */
final class BmpFile implements PictureFile {

	private static final int OPAQUE = 0xFF000000;

	private static final int MAX = 255;

	private static final long BYTES_PER_COLUMN = 16;

	private final BmpHeader header;

	private final ByteBuffer pixels;

	/**
	 * Reads the headers.
	 * @param file the file
	 * @throws BufferUnderflowException if the headers are incomplete, or the file ends
	 * before the pixel data
	 * @throws UnsupportedPictureException if the pixel format is not supported
	 * @throws UnreadablePictureException if the headers are invalid
	 */
	BmpFile(ByteBuffer file) {
		this.header = new BmpHeader(file);
		file.position(0);
		Blocks.skip(file, this.header.pixels());
		this.pixels = file.slice().order(ByteOrder.LITTLE_ENDIAN);
	}

	@Override
	public int width() {
		return this.header.width();
	}

	@Override
	public int height() {
		return this.header.height();
	}

	@Override
	public long memory() {
		ByteBuffer profile = this.header.profile();
		return BYTES_PER_COLUMN * width() + ((profile != null) ? 2L * profile.limit() : 0);
	}

	@Override
	public void decode(AreaMeans means) {
		ByteBuffer profile = this.header.profile();
		ColorProfile conversion = (profile != null) ? ColorProfile.of(Blocks.bytes(profile), 3) : null;
		int[] argb = new int[width()];
		try {
			if (this.header.isRunLength()) {
				new BmpRuns(this.header, this.pixels).decode(means);
				return;
			}
			requirePixels();
			for (int i = 0; i < height(); i++) {
				toArgb(i, argb);
				if (conversion != null) {
					conversion.toSrgb(argb, argb.length);
				}
				means.row(this.header.isFromTop() ? i : height() - 1 - i, argb);
			}
		}
		catch (BufferUnderflowException ex) {
			throw UnreadablePictureException.truncated(PictureFormat.BMP);
		}
	}

	private long rowStart(int row) {
		return row * (((long) width() * this.header.bits() + 31) / 32 * 4);
	}

	/** The last row need not be padded. */
	private void requirePixels() {
		if (rowStart(height() - 1) + ((long) width() * this.header.bits() + 7) / 8 > this.pixels.limit()) {
			throw UnreadablePictureException.truncated(PictureFormat.BMP);
		}
	}

	private int pixel(int row, int x) {
		return switch (this.header.bits()) {
			case 32 -> this.pixels.getInt(row + 4 * x);
			case 24 -> this.pixels.getShort(row + 3 * x) & 0xFFFF | this.pixels.get(row + 3 * x + 2) << 16;
			case 16 -> this.pixels.getShort(row + 2 * x) & 0xFFFF;
			default -> {
				int bit = x * this.header.bits();
				yield this.pixels.get(row + bit / 8) >> 8 - this.header.bits() - bit % 8
						& (1 << this.header.bits()) - 1;
			}
		};
	}

	private void toArgb(int y, int[] argb) {
		int row = (int) rowStart(y);
		BmpPalette palette = this.header.palette();
		int[] masks = this.header.masks();
		for (int x = 0; x < argb.length; x++) {
			int pixel = pixel(row, x);
			if (this.header.bits() <= 8) {
				argb[x] = palette.argb(pixel);
			}
			else {
				argb[x] = ((masks[3] == 0) ? OPAQUE : field(pixel, masks[3]) << 24) | field(pixel, masks[0]) << 16
						| field(pixel, masks[1]) << 8 | field(pixel, masks[2]);
			}
		}
	}

	/** Scales a bit field of any width to 0 to 255. */
	private static int field(int pixel, int mask) {
		if (mask == 0xFF) {
			return pixel & mask;
		}
		if (mask == 0) {
			return 0;
		}
		int shift = Integer.numberOfTrailingZeros(mask);
		long most = Integer.toUnsignedLong(mask >>> shift);
		return (int) ((2 * MAX * Integer.toUnsignedLong((pixel & mask) >>> shift) + most) / (2 * most));
	}

}
