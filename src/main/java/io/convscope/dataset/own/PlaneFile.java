package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.Planes;
import io.convscope.home.Folder;
import io.convscope.image.Picture;
import io.convscope.image.PictureSize;

/**
 * A cache of the decoded pictures of a data set, in two files to which is only appended:
 * the pixels, which training reads from there, and the ids of the pictures, which are
 * flushed after the pixels. A picture that was deleted leaves its place unused.
 * Thread-safe.
 */
final class PlaneFile {

	private static final int ID_BYTES = 32;

	// of the pictures in use, before the file is written anew
	private static final int WASTE = 2;

	private static final int BATCH = 256;

	private final Path pixels;

	private final Path ids;

	private final PictureStore store;

	/**
	 * Describes the cache of a data set.
	 * @param folder the folder of the two files; created if absent
	 * @param store the pictures; after they are deleted, nothing is written
	 */
	PlaneFile(Path folder, PictureStore store) {
		this.store = store;
		this.pixels = folder.resolve("pixels.cache");
		this.ids = folder.resolve("ids.cache");
	}

	/**
	 * Returns the pixels of pictures, and first adds those that are not in the cache.
	 * @param size the size of each picture of the data set
	 * @param pictures the pictures; may be empty
	 * @param all the number of pictures of the whole data set
	 * @param reader decodes those that are new
	 * @return the pixels, in that order
	 * @throws IOException if a picture cannot be read, or the cache not be written
	 */
	synchronized Planes of(PictureSize size, List<OwnPicture> pictures, int all, PixelReader reader)
			throws IOException {
		if (pictures.isEmpty()) {
			return Planes.of(size, new byte[0]);
		}
		Map<String, Integer> places = places(size);
		if (places.size() > WASTE * (all + BATCH)) {
			delete();
			places.clear();
		}
		List<OwnPicture> added = pictures.stream().filter((each) -> !places.containsKey(each.id())).toList();
		if (!added.isEmpty()) {
			try (Appender appender = new Appender(size, places.size())) {
				for (OwnPicture each : added) {
					appender.add(each, reader.read(each));
					places.put(each.id(), places.size());
				}
			}
		}
		int[] records = pictures.stream().mapToInt((each) -> places.get(each.id())).toArray();
		return Planes.open(size, List.of(this.pixels), 0).select(records);
	}

	/**
	 * Starts to write the cache of a new data set.
	 * @param size the size of each picture
	 * @return what appends pictures, to be closed
	 * @throws IOException if it cannot be written
	 */
	Appender begin(PictureSize size) throws IOException {
		delete();
		return new Appender(size, 0);
	}

	private Map<String, Integer> places(PictureSize size) throws IOException {
		Map<String, Integer> places = new HashMap<>();
		if (Files.notExists(this.ids) || Files.notExists(this.pixels)) {
			return places;
		}
		ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(this.ids));
		long whole = Files.size(this.pixels) / size.values();
		byte[] id = new byte[ID_BYTES];
		while (all.remaining() >= ID_BYTES && places.size() < whole) {
			all.get(id);
			places.put(HexFormat.of().formatHex(id), places.size());
		}
		return places;
	}

	private static FileChannel open(Path file) throws IOException {
		return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
		bytes.flip();
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
		bytes.clear();
		channel.force(false);
	}

	synchronized void delete() throws IOException {
		synchronized (this.store) {
			this.store.requireThere();
			Folder.delete(this.ids);
			Folder.delete(this.pixels);
		}
	}

	/**
	 * Appends pictures in batches; the last batch is written when it is closed.
	 */
	final class Appender implements AutoCloseable {

		private final FileChannel to;

		private final FileChannel names;

		private final int values;

		private final ByteBuffer planes;

		private boolean closed;

		private final ByteBuffer digests = ByteBuffer.allocate(BATCH * ID_BYTES);

		// after a crash, either file may have more records than the other
		private Appender(PictureSize size, int records) throws IOException {
			this.values = size.values();
			this.planes = ByteBuffer.allocate(BATCH * this.values);
			synchronized (PlaneFile.this.store) {
				PlaneFile.this.store.requireThere();
				Folder.create(PlaneFile.this.pixels.getParent());
				this.to = open(PlaneFile.this.pixels);
				this.names = open(PlaneFile.this.ids);
			}
			this.to.position((long) records * this.values);
			this.names.truncate((long) records * ID_BYTES).position(this.names.size());
		}

		void add(OwnPicture picture, Picture pixels) throws IOException {
			pixels.copyPlanesTo(this.planes.array(), this.planes.position());
			this.planes.position(this.planes.position() + this.values);
			this.digests.put(HexFormat.of().parseHex(picture.id()));
			if (!this.digests.hasRemaining()) {
				flush();
			}
		}

		private void flush() throws IOException {
			write(this.to, this.planes);
			write(this.names, this.digests);
		}

		@Override
		public void close() throws IOException {
			if (this.closed) {
				return;
			}
			this.closed = true;
			try (this.to; this.names) {
				flush();
			}
		}

	}

	/**
	 * Decodes pictures.
	 */
	@FunctionalInterface
	interface PixelReader {

		/**
		 * Decodes a picture.
		 * @param picture the picture
		 * @return its pixels
		 * @throws IOException if it cannot be read
		 */
		Picture read(OwnPicture picture) throws IOException;

	}

}
