package io.convscope.dataset;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of pictures, each in {@link Picture}'s order: in files that are mapped into
 * memory, so that they take no heap, or in an array. Immutable, therefore thread-safe.
 * <p>
 * A mapped file must not become shorter. It may be deleted, except on Windows.
 */
public final class Planes {

	// of one mapping, which has less than 2 GiB
	private static final long MOST_BYTES = 1L << 30;

	private final int values;

	private final List<Block> blocks;

	// the record of each picture; null if they are in the order of the records
	private final int @Nullable [] order;

	private Planes(int values, List<Block> blocks, int @Nullable [] order) {
		this.values = values;
		this.blocks = List.copyOf(blocks);
		this.order = order;
	}

	/**
	 * Uses an array without a copy; the caller must not change it afterwards.
	 * @param size the size of each picture
	 * @param bytes the pictures one after another
	 * @return the pictures
	 */
	public static Planes of(PictureSize size, byte[] bytes) {
		Block all = new Block(ByteBuffer.wrap(bytes), 0, size.values(), 0, bytes.length / size.values());
		return new Planes(size.values(), List.of(all), null);
	}

	/**
	 * Maps files of records of equal length.
	 * @param size the size of each picture
	 * @param files the files, in order
	 * @param header the number of bytes in each record before its picture
	 * @return the pictures of all whole records, in order
	 * @throws IOException if a file cannot be mapped
	 */
	public static Planes map(PictureSize size, List<Path> files, int header) throws IOException {
		int stride = header + size.values();
		long piece = MOST_BYTES / stride;
		List<Block> blocks = new ArrayList<>();
		int start = 0;
		for (Path file : files) {
			try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
				long records = channel.size() / stride;
				for (long first = 0; first < records; first += piece) {
					int count = (int) Math.min(piece, records - first);
					ByteBuffer bytes = channel.map(FileChannel.MapMode.READ_ONLY, first * stride,
							(long) count * stride);
					blocks.add(new Block(bytes, header, stride, start, count));
					start += count;
				}
			}
		}
		return new Planes(size.values(), blocks, null);
	}

	/**
	 * Selects pictures; none is copied.
	 * @param records the index of each in these, which are in the order of the records
	 * @return the selected pictures, in that order
	 */
	public Planes select(int[] records) {
		return new Planes(this.values, this.blocks, records.clone());
	}

	int count() {
		return (this.order != null) ? this.order.length : this.blocks.stream().mapToInt(Block::count).sum();
	}

	/**
	 * Copies a picture.
	 * @param index 0 to {@link #count()} - 1
	 * @return a new array of its bytes
	 * @throws IndexOutOfBoundsException if there is no such picture
	 */
	byte[] bytes(int index) {
		int record = (this.order != null) ? this.order[index] : index;
		for (Block block : this.blocks) {
			if (record < block.start() + block.count()) {
				return block.bytes(record, this.values);
			}
		}
		throw new IndexOutOfBoundsException("There is no picture " + index);
	}

	/**
	 * Records of equal length, one after another.
	 *
	 * @param buffer the bytes of all
	 * @param header the number of bytes in each record before its picture
	 * @param stride the number of bytes of each record
	 * @param start the index of the first record among those of all blocks
	 * @param count the number of records
	 */
	private record Block(ByteBuffer buffer, int header, int stride, int start, int count) {

		byte[] bytes(int record, int values) {
			byte[] bytes = new byte[values];
			this.buffer.get((record - this.start) * this.stride + this.header, bytes);
			return bytes;
		}

	}

}
