package io.convscope.dataset.own;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

import io.convscope.home.AtomicFile;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import io.convscope.image.Picture;
import io.convscope.image.Png;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of a data set's picture files, with a subfolder for each label: the files
 * are the data set. Not thread-safe.
 *
 * @param path the folder, which may be absent
 */
record PictureFolder(Path path) {

	private static final Logger logger = LoggerFactory.getLogger(PictureFolder.class);

	// what a picture takes on the disk, at most
	private static final long PICTURE_BYTES = 64 << 10;

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	/**
	 * Lists the pictures, and deletes what a killed process left behind: temporary files
	 * and the folders of deleted labels.
	 * @param file the data set's labels
	 * @return the pictures, in any order
	 * @throws IOException if a folder cannot be read
	 */
	Collection<OwnPicture> read(DatasetFile file) throws IOException {
		Map<String, OwnPicture> pictures = new HashMap<>();
		if (!Files.isDirectory(this.path)) {
			return List.of();
		}
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.path)) {
			for (Path folder : folders) {
				String number = folder.getFileName().toString();
				if (NUMBER.matcher(number).matches() && file.indexOf(Integer.parseInt(number)) < 0) {
					Folder.delete(folder);
				}
				else if (NUMBER.matcher(number).matches()) {
					read(folder, Integer.parseInt(number), pictures);
				}
			}
		}
		return pictures.values();
	}

	private static void read(Path folder, int label, Map<String, OwnPicture> pictures) throws IOException {
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				Optional<OwnPicture> found = OwnPicture.ofFile(label, file.getFileName().toString());
				if (Folder.isTemporary(file)) {
					Files.delete(file);
				}
				else if (found.isPresent() && pictures.putIfAbsent(found.get().id(), found.get()) != null) {
					logger.warn("The picture {} is there twice; this file is left out", file);
				}
			}
		}
	}

	Path file(OwnPicture picture) {
		return folder(picture.label()).resolve(picture.file());
	}

	Path folder(int label) {
		return this.path.resolve(Integer.toString(label));
	}

	/**
	 * Reads a picture's file.
	 * @throws StorageException if it cannot be read
	 */
	byte[] png(OwnPicture picture) {
		try {
			return Files.readAllBytes(file(picture));
		}
		catch (IOException ex) {
			throw StorageException.of("The picture " + picture.id() + " can't be read", this.path, 0, ex);
		}
	}

	/**
	 * Adds a picture, durably.
	 * @throws StorageException if it cannot be written; nothing has changed
	 */
	void add(OwnPicture picture, Picture pixels) {
		changing("A picture can't be added", () -> AtomicFile.write(file(picture), Png.write(pixels)));
	}

	/**
	 * Adds a picture; it may be lost in a power cut until it is flushed.
	 * @throws IOException if it cannot be written
	 */
	void addQuickly(OwnPicture picture, Picture pixels) throws IOException {
		Path file = file(picture);
		Folder.create(file.getParent());
		Files.write(file, Png.write(pixels));
	}

	/**
	 * Moves a picture to another label or part, durably.
	 * @throws StorageException if it cannot be moved; nothing has changed
	 */
	void move(OwnPicture from, OwnPicture to) {
		changing("The picture " + from.id() + " can't be moved", () -> {
			Folder.create(folder(to.label()));
			Folder.move(file(from), file(to));
			Folder.flush(folder(from.label()));
		});
	}

	/**
	 * Deletes a picture, durably.
	 * @throws StorageException if it cannot be deleted; nothing has changed
	 */
	void delete(OwnPicture picture) {
		changing("The picture " + picture.id() + " can't be deleted", () -> Folder.delete(file(picture)));
	}

	/**
	 * Deletes the pictures of labels that are gone; if that fails, they are deleted at
	 * the next start.
	 */
	void deleteLabels(DatasetFile before, DatasetFile after) {
		for (DatasetFile.Label each : before.labels()) {
			try {
				if (after.indexOf(each.number()) < 0) {
					Folder.delete(folder(each.number()));
				}
			}
			catch (IOException ex) {
				logger.warn("The pictures of the deleted label {} will be deleted at the next start: {}", each.name(),
						ex.toString());
			}
		}
	}

	/**
	 * Sets a damaged file aside, so that it is no longer a picture.
	 * @throws StorageException if it cannot be renamed; nothing has changed
	 */
	void setAside(OwnPicture picture) {
		Path file = file(picture);
		changing("A damaged picture can't be set aside",
				() -> Folder.move(file, file.resolveSibling(picture.file() + ".damaged")));
	}

	private void changing(String what, Change change) {
		try {
			change.make();
		}
		catch (IOException ex) {
			throw StorageException.of(what, this.path.getParent(), PICTURE_BYTES, ex);
		}
	}

	@FunctionalInterface
	private interface Change {

		void make() throws IOException;

	}

}
