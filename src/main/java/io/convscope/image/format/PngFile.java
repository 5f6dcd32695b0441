package io.convscope.image.format;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.zip.CRC32;

import io.convscope.image.AreaMeans;
import io.convscope.image.Blocks;
import io.convscope.image.Orientation;
import io.convscope.image.PictureFormat;
import io.convscope.image.UnreadablePictureException;
import org.jspecify.annotations.Nullable;

/**
 * A PNG file. Only chunks that affect the pixels are read; damaged ancillary chunks are
 * ignored. <a href="https://www.w3.org/TR/png-3/">PNG specification</a>
 */
final class PngFile implements PictureFile {

	private static final int SIGNATURE = 8;

	private static final int ANCILLARY = 0x20000000; // first letter in lower case

	private static final int ADAM7 = 1;

	private static final long BYTES_PER_COLUMN = 64; // two rows, samples, colours

	private static final List<Pass> WHOLE = List.of(new Pass(0, 0, 1, 1));

	private static final List<Pass> PASSES = List.of(new Pass(0, 0, 8, 8), new Pass(4, 0, 8, 8), new Pass(0, 4, 4, 8),
			new Pass(2, 0, 4, 4), new Pass(0, 2, 2, 4), new Pass(1, 0, 2, 2), new Pass(0, 1, 1, 2));

	private final List<ByteBuffer> data = new ArrayList<>();

	private int width;

	private int height;

	private boolean interlaced;

	private @Nullable PngPixels header;

	private Orientation orientation = Orientation.UPRIGHT;

	/**
	 * Reads the chunks.
	 * @param file the file
	 * @throws java.nio.BufferUnderflowException if the end is missing
	 * @throws UnreadablePictureException if a critical chunk is damaged
	 */
	PngFile(ByteBuffer file) {
		Blocks.skip(file, SIGNATURE);
		String type;
		do {
			int length = file.getInt();
			ByteBuffer name = file.slice(file.position(), Math.min(4, file.remaining()));
			int start = file.position();
			boolean ancillary = (file.getInt() & ANCILLARY) != 0;
			type = Blocks.text(name);
			ByteBuffer content = Blocks.take(file, length);
			CRC32 crc = new CRC32();
			crc.update(file.duplicate().position(start).limit(file.position()));
			if (file.getInt() == (int) crc.getValue()) {
				read(type, content);
			}
			else if (!ancillary) {
				throw UnreadablePictureException.damaged(PictureFormat.PNG, null);
			}
		}
		while (!type.equals("IEND"));
		if (this.width < 1 || this.height < 1) {
			throw UnreadablePictureException.damaged(PictureFormat.PNG, null);
		}
	}

	private void read(String type, ByteBuffer content) {
		if (type.equals("IHDR") && this.header == null) {
			this.width = content.getInt();
			this.height = content.getInt();
			int depth = Blocks.unsigned(content);
			this.header = new PngPixels(Blocks.unsigned(content), depth);
			Blocks.skip(content, 2);
			this.interlaced = Blocks.unsigned(content) == ADAM7;
		}
		else if (this.header == null) {
			throw UnreadablePictureException.damaged(PictureFormat.PNG, null);
		}
		else if (type.equals("IDAT")) {
			this.data.add(content);
		}
		else if (this.data.isEmpty()) { // later chunks don't apply to the pixels
			if (type.equals("eXIf")) {
				this.orientation = Orientation.ofExif(content);
			}
			this.header.read(type, content);
		}
	}

	@Override
	public int width() {
		return this.width;
	}

	@Override
	public int height() {
		return this.height;
	}

	@Override
	public Orientation orientation() {
		return this.orientation;
	}

	@Override
	public long memory() {
		return pixels().memory() + BYTES_PER_COLUMN * (this.width + 1L) + PngRows.BUFFER;
	}

	@Override
	public void decode(AreaMeans means) throws IOException {
		PngPixels pixels = pixels();
		pixels.prepare();
		try (PngRows rows = new PngRows(this.data, pixels.bits())) {
			for (Pass pass : this.interlaced ? PASSES : WHOLE) {
				decode(pass, rows, pixels, means);
			}
		}
	}

	private void decode(Pass pass, PngRows rows, PngPixels pixels, AreaMeans means) throws IOException {
		int count = (this.width - pass.left + pass.across - 1) / pass.across;
		if (count < 1) {
			return;
		}
		int[] argb = new int[count];
		rows.begin(count);
		for (int y = pass.top; y < this.height; y += pass.down) {
			pixels.toArgb(rows.next(), argb);
			means.pixels(y, pass.left, pass.across, argb, count);
		}
	}

	private PngPixels pixels() {
		return Objects.requireNonNull(this.header, "checked when the chunks were read");
	}

	/**
	 * A pass over some of the pixels, stored as a small image of its own.
	 *
	 * @param left the first column
	 * @param top the first row
	 * @param across the distance to the next column
	 * @param down the distance to the next row
	 */
	private record Pass(int left, int top, int across, int down) {
	}

}
