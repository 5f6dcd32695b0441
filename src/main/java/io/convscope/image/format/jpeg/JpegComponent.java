package io.convscope.image.format.jpeg;

import java.io.IOException;
import java.util.Arrays;

import io.convscope.image.AreaMeans;
import org.jspecify.annotations.Nullable;

/**
 * A component of a JPEG file, whose blocks are added up. Not thread-safe.
 */
public final class JpegComponent {

	/** The rows, and the columns, of a block. */
	public static final int SIDE = 8;

	private static final int COEFFICIENTS = SIDE * SIDE;

	/** A code with no number that stands for so many zeros; all others end a block. */
	private static final int ZEROS = 0xF0;

	/** Where in a block the coefficients stand, in their order in the file. */
	private static final int[] ORDER = diagonals();

	private final BlockGrid grid;

	private final BlockMeans means;

	private final int[] quantisation;

	private final int[] block = new int[COEFFICIENTS];

	// of progressive files, block by block
	private final int[] firsts;

	private @Nullable HuffmanTable dc;

	private @Nullable HuffmanTable ac;

	private int last;

	/**
	 * Creates a component.
	 * @param grid its blocks
	 * @param means what its areas are
	 * @param quantisation its table
	 * @param progressive whether the file is progressive
	 */
	public JpegComponent(BlockGrid grid, AreaMeans means, int[] quantisation, boolean progressive) {
		this.grid = grid;
		this.means = new BlockMeans(means.crop(), means.side(), grid);
		this.quantisation = quantisation;
		this.firsts = new int[progressive ? grid.columns() * grid.rows() : 0];
	}

	private static int[] diagonals() {
		int[] order = new int[COEFFICIENTS];
		int next = 0;
		for (int diagonal = 0; diagonal < 2 * SIDE - 1; diagonal++) {
			for (int i = 0; i <= diagonal; i++) {
				int row = (diagonal % 2 == 0) ? diagonal - i : i;
				if (row < SIDE && diagonal - row < SIDE) {
					order[next++] = row * SIDE + diagonal - row;
				}
			}
		}
		return order;
	}

	BlockGrid grid() {
		return this.grid;
	}

	/**
	 * Sets the tables for the next scan.
	 * @param dc that of first coefficients; null for none
	 * @param ac that of the others; null for none
	 */
	public void use(@Nullable HuffmanTable dc, @Nullable HuffmanTable ac) {
		this.dc = dc;
		this.ac = ac;
	}

	/** Begins a scan, or goes on behind a restart marker. */
	void restart() {
		this.last = 0;
	}

	void readBlock(EntropyBits bits, int column, int row) throws IOException {
		HuffmanTable table = required(this.ac);
		this.last += bits.number(bits.next(required(this.dc)) & 0xF);
		int needed = this.means.needed(column, row);
		if (needed == 2) {
			Arrays.fill(this.block, 0);
			readRest(bits, table);
		}
		else {
			skipRest(bits, table);
		}
		if (needed > 0) {
			this.block[0] = this.last * this.quantisation[0];
			this.means.add(column, row, this.block);
		}
	}

	private void readRest(EntropyBits bits, HuffmanTable table) throws IOException {
		for (int k = 1; k < COEFFICIENTS; k++) {
			int code = bits.next(table);
			int length = code & 0xF;
			k += code >> 4;
			requireWithin(k);
			if (length > 0) {
				this.block[ORDER[k]] = bits.number(length) * this.quantisation[k];
			}
			else if (code != ZEROS) {
				return;
			}
		}
	}

	private static void skipRest(EntropyBits bits, HuffmanTable table) throws IOException {
		for (int k = 1; k < COEFFICIENTS; k++) {
			int code = bits.next(table);
			k += code >> 4;
			if ((code & 0xF) == 0 && code != ZEROS) {
				return;
			}
			requireWithin(k);
			bits.skip(code & 0xF);
		}
	}

	private static void requireWithin(int k) throws IOException {
		if (k >= COEFFICIENTS) {
			throw new IOException("A block has too many coefficients");
		}
	}

	void readFirst(EntropyBits bits, int column, int row, int shift) throws IOException {
		this.last += bits.number(bits.next(required(this.dc)) & 0xF);
		this.firsts[row * this.grid.columns() + column] = this.last << shift;
	}

	void refineFirst(EntropyBits bits, int column, int row, int shift) {
		if (bits.bit()) {
			this.firsts[row * this.grid.columns() + column] |= 1 << shift;
		}
	}

	/** Adds all blocks of a progressive file. */
	public void addFirsts() {
		int columns = this.grid.columns();
		for (int i = 0; i < this.firsts.length; i++) {
			if (this.means.needed(i % columns, i / columns) > 0) {
				this.block[0] = this.firsts[i] * this.quantisation[0];
				this.means.add(i % columns, i / columns, this.block);
			}
		}
	}

	/**
	 * Returns a mean.
	 * @param area the index of its area, counted row by row
	 * @return the mean, about 0 to 255
	 */
	public double mean(int area) {
		return this.means.mean(area);
	}

	private static HuffmanTable required(@Nullable HuffmanTable table) throws IOException {
		if (table == null) {
			throw new IOException("A Huffman table is missing");
		}
		return table;
	}

}
