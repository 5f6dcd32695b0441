package io.convscope.image.format;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.convscope.image.Blocks;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import io.convscope.image.UnsupportedPictureException;
import org.jspecify.annotations.Nullable;

/**
 * The headers of a BMP file, in the formats of Windows and OS/2. <a href=
 * "https://learn.microsoft.com/en-us/windows/win32/gdi/bitmap-header-types">Windows
 * header types</a>
 */
final class BmpHeader {

	static final int RLE8 = 1;

	static final int RLE4 = 2;

	static final int BIT_FIELDS = 3;

	private static final int JPEG = 4;

	static final int ALPHA_BIT_FIELDS = 6;

	private static final int START = 14;

	private static final int OS2_V1 = 12;

	private static final int OS2_V2 = 64;

	private static final int WINDOWS = 40;

	static final int WINDOWS_V2 = 52;

	static final int WINDOWS_V3 = 56;

	static final int WINDOWS_V4 = 108;

	private static final int WINDOWS_V5 = 124;

	private static final int EMBEDDED_PROFILE = 0x4D424544;

	private final int size;

	private final int pixels;

	private final int width;

	private final int rows;

	private final int bits;

	private final int compression;

	private final int[] masks;

	private final BmpPalette palette;

	private final @Nullable ByteBuffer profile;

	/**
	 * Reads the headers and the palette.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if they are incomplete
	 * @throws UnsupportedPictureException if the pixel format is not supported
	 * @throws UnreadablePictureException if the headers are invalid
	 */
	BmpHeader(ByteBuffer file) {
		file.order(ByteOrder.LITTLE_ENDIAN);
		this.pixels = file.getInt(START - 4);
		Blocks.skip(file, START);
		this.size = file.getInt();
		if (this.size != OS2_V1 && (this.size < 16 || this.size > OS2_V2) && this.size != WINDOWS_V4
				&& this.size != WINDOWS_V5) {
			throw UnsupportedPictureException.bmp("with a header of " + this.size + " bytes");
		}
		// the OS/2 2.x header may be shortened; the missing fields are zero
		ByteBuffer header = ByteBuffer.allocate(WINDOWS_V5).order(ByteOrder.LITTLE_ENDIAN);
		header.put(0, Blocks.take(file, this.size - 4), 0, this.size - 4);
		boolean old = this.size == OS2_V1;
		this.width = old ? Blocks.unsignedShort(header) : header.getInt();
		this.rows = old ? Blocks.unsignedShort(header) : header.getInt();
		header.getShort(); // planes
		this.bits = Blocks.unsignedShort(header);
		this.compression = old ? 0 : header.getInt();
		requireKnown();
		this.masks = BmpMasks.read(file, header, this.size, this.bits, this.compression);
		int colours = old ? 0 : header.getInt(28);
		this.palette = BmpPalette.read(file, this.pixels, this.bits, old ? 3 : 4, colours);
		this.profile = (this.size == WINDOWS_V5 && header.getInt(52) == EMBEDDED_PROFILE)
				? profile(file, header.getInt(108), header.getInt(112)) : null;
	}

	private void requireKnown() {
		boolean os2 = this.size != WINDOWS && this.size <= OS2_V2 && this.size != WINDOWS_V2 && this.size != WINDOWS_V3;
		if (os2 && this.compression > RLE4) {
			throw UnsupportedPictureException.bmp("with an OS/2 compression");
		}
		if (this.compression >= JPEG && this.compression < ALPHA_BIT_FIELDS) {
			throw UnsupportedPictureException.bmp("that contains a file of another format");
		}
		boolean known = switch (this.compression) {
			case 0 -> this.bits == 1 || this.bits == 2 || this.bits == 4 || this.bits == 8 || this.bits == 16
					|| this.bits == 24 || this.bits == 32;
			case RLE8 -> this.bits == 8;
			case RLE4 -> this.bits == 4;
			case BIT_FIELDS, ALPHA_BIT_FIELDS -> this.bits == 16 || this.bits == 32;
			default -> false;
		};
		if (!known) {
			throw UnsupportedPictureException
				.bmp("of " + this.bits + " bits per pixel with compression " + this.compression);
		}
		if (this.width < 1 || this.rows == 0 || this.rows == Integer.MIN_VALUE) {
			throw UnreadablePictureException.damaged(PictureFormat.BMP, null);
		}
	}

	/** The offset is relative to the start of this header. */
	private static @Nullable ByteBuffer profile(ByteBuffer file, int offset, int length) {
		long start = (long) START + offset;
		return (offset >= 0 && length > 0 && start + length <= file.limit()) ? file.slice((int) start, length) : null;
	}

	/**
	 * Returns the start of the pixel data.
	 * @return the offset in the file, as stated in the header
	 */
	int pixels() {
		return this.pixels;
	}

	int width() {
		return this.width;
	}

	int height() {
		return Math.abs(this.rows);
	}

	boolean isFromTop() {
		return this.rows < 0;
	}

	int bits() {
		return this.bits;
	}

	/**
	 * Checks whether the pixels are run-length encoded.
	 * @return whether they are RLE4 or RLE8
	 */
	boolean isRunLength() {
		return this.compression == RLE8 || this.compression == RLE4;
	}

	/**
	 * Returns the bit masks of red, green, blue and alpha in a pixel.
	 * @return four masks; the alpha mask is zero if there is no alpha
	 */
	int[] masks() {
		return this.masks;
	}

	BmpPalette palette() {
		return this.palette;
	}

	/**
	 * Returns the colour profile.
	 * @return a view of its bytes in the file; null if there is none
	 */
	@Nullable ByteBuffer profile() {
		return this.profile;
	}

}
