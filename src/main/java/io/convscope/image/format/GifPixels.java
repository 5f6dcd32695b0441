package io.convscope.image.format;

import java.io.IOException;
import java.nio.ByteBuffer;

import io.convscope.image.Blocks;

/**
 * Decompresses the LZW-coded pixels of a GIF frame.
 * <a href="https://www.w3.org/Graphics/GIF/spec-gif89a.txt">GIF specification, appendix
 * F</a>
 */
final class GifPixels {

	private static final int MOST_CODES = 4096;

	private static final int LARGEST_SIZE = 12;

	private static final int LARGEST_FIRST_SIZE = 9;

	private static final int NONE = -1;

	private final ByteBuffer data;

	private final int firstSize;

	private final int clear;

	/** A code stands for the pixels of its prefix code, followed by one more pixel. */
	private final short[] before = new short[MOST_CODES];

	private final byte[] last = new byte[MOST_CODES];

	/** The pixels of a code that are not returned yet, in reverse order. */
	private final byte[] waiting = new byte[MOST_CODES + 1];

	private int waitingCount;

	private int size;

	private int next;

	private int previous = NONE;

	private int first;

	private int bits;

	private int bitCount;

	private int left;

	private boolean ended;

	/**
	 * Prepares the decompression.
	 * @param data the data, from the byte with the minimum code size
	 * @throws IOException if the code size is invalid
	 */
	GifPixels(ByteBuffer data) throws IOException {
		this.data = data.duplicate();
		this.firstSize = Blocks.unsigned(this.data) + 1;
		if (this.firstSize < 2 || this.firstSize > LARGEST_FIRST_SIZE) {
			throw new IOException("Invalid code size: " + this.firstSize + " bits");
		}
		this.clear = 1 << this.firstSize - 1;
		clear();
	}

	private void clear() {
		this.size = this.firstSize;
		this.next = this.clear + 2;
		this.previous = NONE;
	}

	/**
	 * Reads pixels.
	 * @param pixels receives their palette indexes
	 * @return the number of pixels read; fewer than requested only at the end of the data
	 * @throws IOException if the data is damaged
	 */
	int read(byte[] pixels) throws IOException {
		int count = 0;
		while (count < pixels.length) {
			while (this.waitingCount > 0 && count < pixels.length) {
				pixels[count++] = this.waiting[--this.waitingCount];
			}
			if (count < pixels.length && !expand(code())) {
				return count;
			}
		}
		return count;
	}

	private boolean expand(int code) throws IOException {
		if (code == this.clear) {
			clear();
			return true;
		}
		if (code == NONE || code == this.clear + 1) {
			this.ended = true;
			return false;
		}
		boolean known = code < this.next;
		if (!known && (code > this.next || this.previous == NONE)) {
			throw new IOException("Invalid code " + code);
		}
		int at = known ? code : this.previous;
		if (!known) { // the pixels of the previous code, and the first of them again
			this.waiting[this.waitingCount++] = (byte) this.first;
		}
		while (at > this.clear) {
			this.waiting[this.waitingCount++] = this.last[at];
			at = this.before[at];
		}
		this.first = at;
		this.waiting[this.waitingCount++] = (byte) at;
		if (this.previous != NONE && this.next < MOST_CODES) {
			this.before[this.next] = (short) this.previous;
			this.last[this.next] = (byte) at;
			this.next++;
			if (this.next == 1 << this.size && this.size < LARGEST_SIZE) {
				this.size++;
			}
		}
		this.previous = code;
		return true;
	}

	private int code() {
		while (this.bitCount < this.size) {
			if (this.left == 0) {
				this.left = this.ended ? 0 : Blocks.unsigned(this.data);
				if (this.left == 0) {
					this.ended = true;
					return NONE;
				}
			}
			this.bits |= Blocks.unsigned(this.data) << this.bitCount;
			this.bitCount += 8;
			this.left--;
		}
		int code = this.bits & (1 << this.size) - 1;
		this.bits >>>= this.size;
		this.bitCount -= this.size;
		return code;
	}

}
