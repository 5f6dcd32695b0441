package io.convscope.image.format.jpeg;

import java.io.IOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * The bits of a scan of a JPEG file. Not thread-safe.
 */
final class EntropyBits {

	private static final int FIRST_RESTART = 0xD0;

	private static final int RESTARTS = 8;

	private static final int WORD = Long.SIZE;

	private static final VarHandle WORDS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

	/** The lowest bit of each byte. */
	private static final long LOWEST_BITS = 0x0101010101010101L;

	private final byte[] data;

	private final int end;

	private int at;

	// those not read yet are the upper ones
	private long bits;

	private int count;

	// zeros that were added behind the data, so that a code can be looked up
	private int added;

	private int restarts;

	/**
	 * Starts reading.
	 * @param scan the data behind the scan's header
	 */
	EntropyBits(ByteBuffer scan) {
		this.data = scan.array();
		this.at = scan.arrayOffset() + scan.position();
		this.end = scan.arrayOffset() + scan.limit();
	}

	private void fill() {
		if (this.at + Long.BYTES <= this.end) {
			long word = (long) WORDS.get(this.data, this.at);
			if (!hasMarkerByte(word)) {
				// what does not fill a byte is read again, and is the same then
				this.bits |= word >>> this.count;
				int bytes = (WORD - this.count) / Byte.SIZE;
				this.at += bytes;
				this.count += bytes * Byte.SIZE;
				return;
			}
		}
		while (this.count <= WORD - Byte.SIZE) {
			int next = (this.at < this.end) ? this.data[this.at] & 0xFF : -1;
			if (next == 0xFF) {
				// a zero follows what is not a marker
				next = (this.at + 1 < this.end && this.data[this.at + 1] == 0) ? next : -1;
				this.at += (next < 0) ? 0 : 1;
			}
			if (next < 0) {
				this.added += Byte.SIZE;
			}
			else {
				this.at++;
				this.bits |= (long) next << WORD - Byte.SIZE - this.count;
			}
			this.count += Byte.SIZE;
		}
	}

	private static boolean hasMarkerByte(long word) {
		return (~word - LOWEST_BITS & word & LOWEST_BITS << Byte.SIZE - 1) != 0;
	}

	/**
	 * Reads a code and looks at, but does not skip, the bits behind it.
	 * @param table the codes
	 * @return its value, 0 to 255
	 * @throws IOException if there is no such code
	 */
	int next(HuffmanTable table) throws IOException {
		if (this.count < 2 * HuffmanTable.BITS) {
			fill();
		}
		int entry = table.entry((int) (this.bits >>> WORD - HuffmanTable.BITS));
		if (entry == 0) {
			throw new IOException("Invalid entropy-coded data");
		}
		skip(entry >> 8);
		return entry & 0xFF;
	}

	/**
	 * Skips bits behind a code.
	 * @param length how many, up to 16
	 */
	void skip(int length) {
		this.bits <<= length;
		this.count -= length;
	}

	/**
	 * Reads the number behind a code.
	 * @param length how many bits it has, 0 to 16
	 * @return the number, negative if its first bit is 0
	 */
	int number(int length) {
		if (length == 0) {
			return 0;
		}
		int value = (int) (this.bits >>> WORD - length);
		skip(length);
		return (value >> length - 1 != 0) ? value : value - (1 << length) + 1;
	}

	boolean bit() {
		if (this.count == 0) {
			fill();
		}
		boolean set = this.bits < 0;
		skip(1);
		return set;
	}

	/**
	 * Checks that there was as much data as has been read.
	 * @throws IOException if the scan has ended before
	 */
	void requireData() throws IOException {
		if (this.added > this.count) {
			throw new IOException("Invalid entropy-coded data");
		}
	}

	/**
	 * Goes on behind the next restart marker.
	 * @throws IOException if it does not follow
	 */
	void restart() throws IOException {
		requireData();
		if (this.at + 1 >= this.end || (this.data[this.at] & 0xFF) != 0xFF
				|| (this.data[this.at + 1] & 0xFF) != FIRST_RESTART + this.restarts % RESTARTS) {
			throw new IOException("Invalid entropy-coded data");
		}
		this.restarts++;
		this.at += 2;
		this.bits = 0;
		this.count = 0;
		this.added = 0;
	}

}
