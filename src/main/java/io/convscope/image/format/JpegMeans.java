package io.convscope.image.format;

import java.io.IOException;
import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

import io.convscope.image.AreaMeans;
import io.convscope.image.Blocks;
import io.convscope.image.format.jpeg.BlockGrid;
import io.convscope.image.format.jpeg.HuffmanTable;
import io.convscope.image.format.jpeg.JpegComponent;
import io.convscope.image.format.jpeg.JpegScan;

/**
 * Computes the means of a JPEG file that is much larger than the picture for the network
 * without decoding its pixels. Up to the rounding of single pixels, they are those of the
 * decoded file. Of a progressive file only the first coefficients are read, which are the
 * means of its blocks. Not thread-safe.
 */
final class JpegMeans {

	private static final int QUANTISATION = 0xDB;

	private static final int HUFFMAN = 0xC4;

	private static final int RESTART_INTERVAL = 0xDD;

	private static final int MARKER = 2;

	private static final int LENGTH = 2;

	/** The least length of an area that consists of whole blocks for the most part. */
	private static final int MANY_BLOCKS = 8 * JpegComponent.SIDE;

	private static final int ZERO_DIFFERENCE = 128;

	private final JpegFrame frame;

	private final JpegColors.Space space;

	private final AreaMeans means;

	private final List<JpegComponent> components = new ArrayList<>();

	private final int[][] quantisation = new int[4][];

	private final HuffmanTable[] tables = new HuffmanTable[8];

	private int restartInterval;

	private int scans;

	/**
	 * Prepares the computation.
	 * @param frame the frame header
	 * @param space the colour space of the components
	 * @param means receives the means
	 */
	JpegMeans(JpegFrame frame, JpegColors.Space space, AreaMeans means) {
		this.frame = frame;
		this.space = space;
		this.means = means;
	}

	/**
	 * Computes the means.
	 * @param parts the segments of the file, each from its marker on
	 * @return whether it could; if not, the file is of an unusual kind, damaged, or not
	 * large enough, and has to be decoded
	 * @throws io.convscope.image.UnreadablePictureException if it takes too long
	 */
	boolean compute(List<ByteBuffer> parts) {
		try {
			for (ByteBuffer part : parts) {
				if (!read(part.get(1) & 0xFF, part.slice(MARKER + LENGTH, part.limit() - MARKER - LENGTH))) {
					return false;
				}
			}
			for (JpegComponent component : this.components) {
				component.addFirsts();
			}
		}
		catch (IOException | BufferUnderflowException | IndexOutOfBoundsException ex) {
			return false;
		}
		for (int area = 0; area < this.means.side() * this.means.side(); area++) {
			set(area);
		}
		return true;
	}

	private void set(int area) {
		double first = this.components.get(0).mean(area);
		double second = this.components.get(this.components.size() / 2).mean(area);
		double third = this.components.get(this.components.size() - 1).mean(area);
		if (this.space == JpegColors.Space.YCBCR) {
			// according to JFIF
			double blue = second - ZERO_DIFFERENCE;
			double red = third - ZERO_DIFFERENCE;
			this.means.set(area, first + 1.402 * red, first - 0.344136 * blue - 0.714136 * red, first + 1.772 * blue);
		}
		else {
			this.means.set(area, first, second, third);
		}
	}

	private boolean read(int marker, ByteBuffer segment) throws IOException {
		if (JpegFrame.begins(marker)) {
			return readFrame(segment);
		}
		switch (marker) {
			case QUANTISATION -> {
				while (segment.hasRemaining()) {
					int kind = Blocks.unsigned(segment);
					int[] table = new int[JpegComponent.SIDE * JpegComponent.SIDE];
					for (int i = 0; i < table.length; i++) {
						table[i] = (kind >> 4 == 0) ? Blocks.unsigned(segment) : Blocks.unsignedShort(segment);
					}
					this.quantisation[kind & 0xF] = table;
				}
			}
			case HUFFMAN -> {
				while (segment.hasRemaining()) {
					int kind = Blocks.unsigned(segment);
					this.tables[kind >> 4 << 2 | kind & 0xF] = new HuffmanTable(segment);
				}
			}
			case RESTART_INTERVAL -> this.restartInterval = Blocks.unsignedShort(segment);
			case JpegMarker.SCAN -> {
				return readScan(segment);
			}
			default -> {
			}
		}
		return true;
	}

	private boolean readFrame(ByteBuffer segment) {
		Blocks.skip(segment, 6);
		int[] factors = new int[this.frame.components()];
		int[] tables = new int[factors.length];
		int widest = 1;
		int highest = 1;
		for (int i = 0; i < factors.length; i++) {
			Blocks.skip(segment, 1);
			factors[i] = Blocks.unsigned(segment);
			tables[i] = Blocks.unsigned(segment);
			widest = Math.max(widest, factors[i] >> 4);
			highest = Math.max(highest, factors[i] & 0xF);
		}
		double areaLength = (double) this.means.crop().side() / this.means.side();
		if (areaLength < JpegComponent.SIDE * Math.max(widest, highest)
				|| this.frame.progressive() && areaLength < MANY_BLOCKS) {
			return false;
		}
		for (int i = 0; i < factors.length; i++) {
			int across = factors[i] >> 4;
			int down = factors[i] & 0xF;
			int[] table = this.quantisation[tables[i]];
			if (widest % across != 0 || highest % down != 0 || table == null) {
				return false;
			}
			BlockGrid grid = BlockGrid.of(this.frame.width(), this.frame.height(), across, down, widest, highest);
			this.components.add(new JpegComponent(grid, this.means, table, this.frame.progressive()));
		}
		return true;
	}

	private boolean readScan(ByteBuffer segment) throws IOException {
		int count = Blocks.unsigned(segment);
		List<JpegComponent> scanned = new ArrayList<>();
		for (int i = 0; i < count; i++) {
			JpegComponent component = this.components.get(this.frame.ids().indexOf(Blocks.unsigned(segment)));
			int tables = Blocks.unsigned(segment);
			component.use(this.tables[tables >> 4], this.tables[4 | tables & 0xF]);
			scanned.add(component);
		}
		int first = Blocks.unsigned(segment);
		Blocks.skip(segment, 1);
		int bits = Blocks.unsigned(segment);
		if (this.frame.progressive()) {
			if (first == 0) {
				new JpegScan(scanned, segment, this.restartInterval, this.means).readFirsts(bits >> 4 > 0, bits & 0xF);
			}
			return true;
		}
		if (++this.scans > 1 || count < this.components.size()) {
			return false;
		}
		new JpegScan(scanned, segment, this.restartInterval, this.means).readBlocks();
		return true;
	}

}
