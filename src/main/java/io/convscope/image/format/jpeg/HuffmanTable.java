package io.convscope.image.format.jpeg;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;

import io.convscope.image.Blocks;

/**
 * A Huffman table of a JPEG file. Immutable.
 */
public final class HuffmanTable {

	/** The longest code. */
	static final int BITS = 16;

	private static final int SHORT_BITS = 10;

	private final short[] entries = new short[1 << BITS];

	// those of short codes, which stay in the processor's nearest cache
	private final short[] shortEntries = new short[1 << SHORT_BITS];

	/**
	 * Reads a table.
	 * @param segment the segment after the table's number, positioned behind the table on
	 * return
	 * @throws java.nio.BufferUnderflowException if it is incomplete
	 * @throws IOException if it has more codes than there are
	 */
	public HuffmanTable(ByteBuffer segment) throws IOException {
		ByteBuffer counts = Blocks.take(segment, BITS);
		int next = 0;
		for (int length = 1; length <= BITS; length++) {
			int codes = 1 << BITS - length;
			for (int count = Blocks.unsigned(counts); count > 0; count--) {
				int value = Blocks.unsigned(segment);
				if (next + codes > this.entries.length) {
					throw new IOException("Too many codes");
				}
				Arrays.fill(this.entries, next, next + codes, (short) (length << 8 | value));
				next += codes;
			}
			if (length == SHORT_BITS) {
				for (int i = 0; i < next >> BITS - SHORT_BITS; i++) {
					this.shortEntries[i] = this.entries[i << BITS - SHORT_BITS];
				}
			}
		}
	}

	/**
	 * Finds the value of a code.
	 * @param bits the next {@value #BITS} bits, with the code first
	 * @return the value in the lower eight bits, the length of the code above; 0 for none
	 */
	int entry(int bits) {
		int entry = this.shortEntries[bits >> BITS - SHORT_BITS];
		return (entry != 0) ? entry : this.entries[bits];
	}

}
