package io.convscope.dataset;

import java.io.EOFException;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.convscope.image.Picture;
import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * The bytes of pictures, each in {@link Picture}'s order: in files, so that they take no
 * heap, or in an array. Immutable, thread-safe.
 * <p>
 * Files stay open as long as these are in use. They must not become shorter; they may be
 * deleted, except on Windows.
 * <p>
 * They are read, not mapped into memory: with each page that is missing of a mapping,
 * Linux reads all around it too. Where the pictures are larger than the memory that is
 * free for files, it would read many times as much as a shuffled epoch needs, and drop as
 * many pages that are needed again.
 */
public final class Planes {

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
		Bytes all = (at, count) -> Arrays.copyOfRange(bytes, (int) at, (int) at + count);
		return new Planes(size.values(), List.of(new Block(all, 0, size.values(), 0, bytes.length / size.values())),
				null);
	}

	/**
	 * Opens files of records of equal length.
	 * @param size the size of each picture
	 * @param files the files, in order
	 * @param header the number of bytes in each record before its picture
	 * @return the pictures of all whole records, in order
	 * @throws IOException if a file cannot be opened
	 */
	public static Planes open(PictureSize size, List<Path> files, int header) throws IOException {
		int stride = header + size.values();
		List<Block> blocks = new ArrayList<>();
		int start = 0;
		for (Path file : files) {
			OpenFile opened = new OpenFile(file);
			int count = (int) (opened.length() / stride);
			blocks.add(new Block(opened, header, stride, start, count));
			start += count;
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
	 * @throws UncheckedIOException if it cannot be read
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
	 * @param bytes the bytes of all
	 * @param header the number of bytes in each record before its picture
	 * @param stride the number of bytes of each record
	 * @param start the index of the first record among those of all blocks
	 * @param count the number of records
	 */
	private record Block(Bytes bytes, int header, int stride, int start, int count) {

		byte[] bytes(int record, int values) {
			return this.bytes.read((long) (record - this.start) * this.stride + this.header, values);
		}

	}

	@FunctionalInterface
	private interface Bytes {

		byte[] read(long at, int count);

	}

	/**
	 * An open file, which is closed when it is collected. Not a channel, which a thread
	 * that is interrupted while it reads would close for all.
	 */
	private static final class OpenFile implements Bytes {

		private final Path path;

		private final RandomAccessFile file;

		private OpenFile(Path path) throws IOException {
			this.path = path;
			this.file = new RandomAccessFile(path.toFile(), "r");
		}

		private long length() throws IOException {
			return this.file.length();
		}

		@Override
		public synchronized byte[] read(long at, int count) {
			byte[] bytes = new byte[count];
			try {
				this.file.seek(at);
				this.file.readFully(bytes);
				return bytes;
			}
			catch (EOFException ex) {
				throw new UncheckedIOException("The pictures in " + this.path + " can't be read",
						new IOException("it has become shorter", ex));
			}
			catch (IOException ex) {
				throw new UncheckedIOException("The pictures in " + this.path + " can't be read", ex);
			}
		}

	}

}
