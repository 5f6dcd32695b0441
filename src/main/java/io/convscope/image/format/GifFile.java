package io.convscope.image.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;

import io.convscope.image.AreaMeans;
import io.convscope.image.Blocks;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;

/**
 * A GIF file, of which the first frame is read, at its position on the logical screen.
 * Everything after that frame is ignored, and so are comments and other extensions.
 * <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF specification</a>
 */
final class GifFile implements PictureFile {

	private static final int SIGNATURE = 6;

	private static final int EXTENSION = 0x21;

	private static final int GRAPHIC_CONTROL = 0xF9;

	private static final int FRAME = 0x2C;

	private static final int HAS_PALETTE = 0x80;

	private static final int INTERLACED = 0x40;

	private static final int OPAQUE = 0xFF000000;

	private static final long BYTES_PER_COLUMN = 8;

	private static final long WORKING_MEMORY = 64 << 10;

	private static final List<Pass> WHOLE = List.of(new Pass(0, 1));

	private static final List<Pass> PASSES = List.of(new Pass(0, 8), new Pass(4, 8), new Pass(2, 4), new Pass(1, 2));

	private final int screenWidth;

	private final int screenHeight;

	private final int left;

	private final int top;

	private final int width;

	private final int height;

	private final boolean interlaced;

	private final int[] palette;

	private final ByteBuffer data;

	private int transparent = -1;

	/**
	 * Reads the blocks up to the end of the first frame.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if the frame is incomplete
	 * @throws UnreadablePictureException if there is no frame
	 */
	GifFile(ByteBuffer file) {
		file.order(ByteOrder.LITTLE_ENDIAN);
		Blocks.skip(file, SIGNATURE);
		this.screenWidth = Blocks.unsignedShort(file);
		this.screenHeight = Blocks.unsignedShort(file);
		int flags = Blocks.unsigned(file);
		Blocks.skip(file, 2);
		int[] shared = palette(file, flags);
		int block = Blocks.unsigned(file);
		while (block == EXTENSION) {
			readExtension(file);
			block = Blocks.unsigned(file);
		}
		if (block != FRAME) {
			throw UnreadablePictureException.damaged(PictureFormat.GIF, null);
		}
		this.left = Blocks.unsignedShort(file);
		this.top = Blocks.unsignedShort(file);
		this.width = Blocks.unsignedShort(file);
		this.height = Blocks.unsignedShort(file);
		int frameFlags = Blocks.unsigned(file);
		this.interlaced = (frameFlags & INTERLACED) != 0;
		int[] own = palette(file, frameFlags);
		this.palette = (own.length > 0) ? own : shared;
		if (this.transparent >= 0 && this.transparent < this.palette.length) {
			this.palette[this.transparent] = 0;
		}
		this.data = file.slice();
		Blocks.skip(file, 1);
		skipParts(file);
		if (width() < 1 || height() < 1) {
			throw UnreadablePictureException.damaged(PictureFormat.GIF, null);
		}
	}

	private static int[] palette(ByteBuffer file, int flags) {
		int[] palette = new int[((flags & HAS_PALETTE) != 0) ? 2 << (flags & 7) : 0];
		for (int i = 0; i < palette.length; i++) {
			palette[i] = OPAQUE | Blocks.unsigned(file) << 16 | Blocks.unsigned(file) << 8 | Blocks.unsigned(file);
		}
		return palette;
	}

	private void readExtension(ByteBuffer file) {
		if (Blocks.unsigned(file) == GRAPHIC_CONTROL && file.get(file.position()) >= 4) {
			int flags = file.get(file.position() + 1);
			this.transparent = ((flags & 1) != 0) ? file.get(file.position() + 4) & 0xFF : -1;
		}
		skipParts(file);
	}

	private static void skipParts(ByteBuffer file) {
		int length = Blocks.unsigned(file);
		while (length > 0) {
			Blocks.skip(file, length);
			length = Blocks.unsigned(file);
		}
	}

	/** A frame that extends beyond the screen enlarges it. */
	@Override
	public int width() {
		return Math.max(this.screenWidth, this.left + this.width);
	}

	@Override
	public int height() {
		return Math.max(this.screenHeight, this.top + this.height);
	}

	@Override
	public long memory() {
		return WORKING_MEMORY + BYTES_PER_COLUMN * this.width;
	}

	@Override
	public void decode(AreaMeans means) throws IOException {
		if (this.width == 0) {
			return;
		}
		GifPixels pixels = new GifPixels(this.data);
		byte[] row = new byte[this.width];
		int[] argb = new int[this.width];
		for (Pass pass : this.interlaced ? PASSES : WHOLE) {
			for (int y = pass.first; y < this.height; y += pass.step) {
				int count = pixels.read(row);
				for (int x = 0; x < count; x++) {
					int index = row[x] & 0xFF;
					argb[x] = (index < this.palette.length) ? this.palette[index] : OPAQUE;
				}
				means.pixels(this.top + y, this.left, 1, argb, count);
			}
		}
	}

	/**
	 * A pass over some of the rows.
	 *
	 * @param first the first row
	 * @param step the distance to the next row
	 */
	private record Pass(int first, int step) {
	}

}
