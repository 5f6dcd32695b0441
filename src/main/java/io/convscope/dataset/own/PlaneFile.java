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
 * the pixels, which training reads as mapped memory, and the ids of the pictures, which
 * are flushed after the pixels. A picture that was deleted leaves its place unused.
 * Thread-safe.
 */
final class PlaneFile {

	private static final int ID_BYTES = 32;

	// of the pictures in use, before the file is written anew
	private static final int WASTE = 2;

	private static final int BATCH = 256;

	private final PictureSize size;

	private final Path pixels;

	private final Path ids;

	PlaneFile(Path folder, PictureSize size) {
		this.size = size;
		this.pixels = folder.resolve("pixels.cache");
		this.ids = folder.resolve("ids.cache");
	}

	/**
	 * Returns the pixels of pictures, and first adds those that are not in the cache.
	 * @param pictures the pictures; may be empty
	 * @param reader decodes those that are new
	 * @return the pixels, in that order
	 * @throws IOException if a picture cannot be read, or the cache not be written
	 */
	synchronized Planes of(List<OwnPicture> pictures, PixelReader reader) throws IOException {
		if (pictures.isEmpty()) {
			return Planes.of(this.size, new byte[0]);
		}
		Map<String, Integer> places = places();
		if (places.size() > WASTE * (pictures.size() + BATCH)) {
			delete();
			places.clear();
		}
		append(pictures.stream().filter((each) -> !places.containsKey(each.id())).toList(), reader, places);
		int[] records = pictures.stream().mapToInt((each) -> places.get(each.id())).toArray();
		return Planes.map(this.size, List.of(this.pixels), 0).select(records);
	}

	private Map<String, Integer> places() throws IOException {
		Map<String, Integer> places = new HashMap<>();
		if (Files.notExists(this.ids) || Files.notExists(this.pixels)) {
			return places;
		}
		ByteBuffer all = ByteBuffer.wrap(Files.readAllBytes(this.ids));
		long whole = Files.size(this.pixels) / this.size.values();
		byte[] id = new byte[ID_BYTES];
		while (all.remaining() >= ID_BYTES && places.size() < whole) {
			all.get(id);
			places.put(HexFormat.of().formatHex(id), places.size());
		}
		return places;
	}

	private void append(List<OwnPicture> added, PixelReader reader, Map<String, Integer> places) throws IOException {
		if (added.isEmpty()) {
			return;
		}
		Folder.create(this.pixels.getParent());
		try (FileChannel to = open(this.pixels); FileChannel names = open(this.ids)) {
			// after a crash, either file may have more than the other
			to.position((long) places.size() * this.size.values());
			names.truncate((long) places.size() * ID_BYTES).position(names.size());
			for (int from = 0; from < added.size(); from += BATCH) {
				List<OwnPicture> batch = added.subList(from, Math.min(added.size(), from + BATCH));
				ByteBuffer planes = ByteBuffer.allocate(batch.size() * this.size.values());
				ByteBuffer digests = ByteBuffer.allocate(batch.size() * ID_BYTES);
				for (OwnPicture each : batch) {
					reader.read(each).copyPlanesTo(planes.array(), planes.position());
					planes.position(planes.position() + this.size.values());
					digests.put(HexFormat.of().parseHex(each.id()));
				}
				write(to, planes);
				write(names, digests);
				batch.forEach((each) -> places.put(each.id(), places.size()));
			}
		}
	}

	private static FileChannel open(Path file) throws IOException {
		return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
	}

	private static void write(FileChannel channel, ByteBuffer bytes) throws IOException {
		bytes.flip();
		while (bytes.hasRemaining()) {
			channel.write(bytes);
		}
		channel.force(false);
	}

	private void delete() throws IOException {
		Folder.delete(this.ids);
		Folder.delete(this.pixels);
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
