package io.convscope.image.format;

import java.nio.ByteBuffer;
import java.util.Arrays;

import io.convscope.image.AreaMeans;
import io.convscope.image.Blocks;

/**
 * Decodes the rows of a run-length encoded BMP file. Skipped or missing pixels are black.
 * <a href="https://learn.microsoft.com/en-us/windows/win32/gdi/bitmap-compression">Bitmap
 * compression</a>
 */
final class BmpRuns {

	private static final int END_OF_ROW = 0;

	private static final int END = 1;

	private static final int STEP = 2;

	private static final int OPAQUE = 0xFF000000;

	private final BmpHeader header;

	private final ByteBuffer data;

	private final int[] argb;

	private int x;

	private int y;

	BmpRuns(BmpHeader header, ByteBuffer data) {
		this.header = header;
		this.data = data;
		this.argb = new int[header.width()];
	}

	/**
	 * Decodes all rows.
	 * @param means receives the rows
	 * @throws java.nio.BufferUnderflowException if the data is incomplete
	 */
	void decode(AreaMeans means) {
		Arrays.fill(this.argb, OPAQUE);
		while (this.y < this.header.height()) {
			int count = Blocks.unsigned(this.data);
			int value = Blocks.unsigned(this.data);
			if (count > 0) {
				run(count, value);
			}
			else if (value == END) {
				endRows(means, this.header.height());
			}
			else if (value == END_OF_ROW) {
				this.x = 0;
				endRows(means, 1);
			}
			else if (value == STEP) {
				this.x = Math.min(this.argb.length, this.x + Blocks.unsigned(this.data));
				endRows(means, Blocks.unsigned(this.data));
			}
			else {
				literal(value);
			}
		}
	}

	private void run(int count, int value) {
		for (int i = 0; i < count; i++) {
			put((this.header.bits() == 8) ? value : (i % 2 == 0) ? value >> 4 : value & 0xF);
		}
	}

	/** Padded to an even number of bytes. */
	private void literal(int count) {
		int perByte = 8 / this.header.bits();
		int bytes = (count + perByte - 1) / perByte;
		ByteBuffer part = Blocks.take(this.data, bytes + bytes % 2);
		for (int i = 0; i < count; i++) {
			int value = part.get(i / perByte) & 0xFF;
			put((perByte == 1) ? value : (i % 2 == 0) ? value >> 4 : value & 0xF);
		}
	}

	private void put(int index) {
		if (this.x < this.argb.length) {
			this.argb[this.x++] = this.header.palette().argb(index);
		}
	}

	private void endRows(AreaMeans means, int count) {
		int end = Math.min(this.header.height(), this.y + count);
		while (this.y < end) {
			means.row(this.header.isFromTop() ? this.y : this.header.height() - 1 - this.y, this.argb);
			Arrays.fill(this.argb, OPAQUE);
			this.y++;
		}
	}

}
