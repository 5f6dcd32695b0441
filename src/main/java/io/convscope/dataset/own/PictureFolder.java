package io.convscope.dataset.own;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.Pattern;

import io.convscope.home.AppendedFile;
import io.convscope.home.AtomicFile;
import io.convscope.home.Folder;
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

	private static final int FLUSHED_AT_A_TIME = 16;

	private static final Pattern NUMBER = Pattern.compile("[0-9]{1,9}");

	/**
	 * Lists the pictures, and deletes what a killed process left behind: temporary files
	 * and the folders of deleted labels.
	 * @param file the data set's labels
	 * @return the pictures by their ids
	 * @throws IOException if a folder cannot be read
	 */
	TreeMap<String, OwnPicture> read(DatasetFile file) throws IOException {
		TreeMap<String, OwnPicture> pictures = new TreeMap<>();
		if (!Files.isDirectory(this.path)) {
			return pictures;
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
		return pictures;
	}

	private static void read(Path folder, int label, Map<String, OwnPicture> pictures) throws IOException {
		Folder.deleteTemporaries(folder);
		try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
			for (Path file : files) {
				Optional<OwnPicture> found = OwnPicture.ofFile(label, file.getFileName().toString());
				if (found.isPresent() && pictures.putIfAbsent(found.get().id(), found.get()) != null) {
					logger.warn("The picture {} is there twice; this file is left out", file);
				}
			}
		}
	}

	Path file(OwnPicture picture) {
		return folder(picture.label()).resolve(picture.file());
	}

	private Path folder(int label) {
		return this.path.resolve(Integer.toString(label));
	}

	/**
	 * Adds a picture, durably.
	 * @throws IOException if it cannot be written; nothing has changed
	 */
	void add(OwnPicture picture, Picture pixels) throws IOException {
		AtomicFile.write(file(picture), Png.write(pixels));
	}

	/**
	 * Adds a picture; it may be lost in a power cut until {@link #flush}.
	 * @throws IOException if it cannot be written
	 */
	void addQuickly(OwnPicture picture, Picture pixels) throws IOException {
		Path file = file(picture);
		Folder.create(file.getParent());
		Files.write(file, Png.write(pixels));
	}

	/**
	 * Flushes pictures to the disk; several at a time, which the disk writes together.
	 * @throws IOException if they cannot be flushed
	 */
	void flush(Collection<OwnPicture> added) throws IOException {
		ExecutorService threads = Executors.newFixedThreadPool(FLUSHED_AT_A_TIME);
		try {
			List<Callable<Void>> flushes = new ArrayList<>();
			for (OwnPicture each : added) {
				flushes.add(() -> {
					AppendedFile.flush(file(each));
					return null;
				});
			}
			for (Future<Void> each : threads.invokeAll(flushes)) {
				each.get();
			}
		}
		catch (ExecutionException ex) {
			throw new IOException(ex.getCause());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new InterruptedIOException("The service is ending");
		}
		finally {
			threads.shutdownNow();
		}
		for (int label : added.stream().mapToInt(OwnPicture::label).distinct().toArray()) {
			Folder.flush(folder(label));
		}
	}

	/**
	 * Moves a picture to another label or part, durably.
	 * @throws IOException if it cannot be moved; nothing has changed
	 */
	void move(OwnPicture from, OwnPicture to) throws IOException {
		Folder.create(folder(to.label()));
		Folder.move(file(from), file(to));
		Folder.flush(folder(from.label()));
	}

	void delete(OwnPicture picture) throws IOException {
		AtomicFile.delete(file(picture));
	}

	void deleteLabel(int label) throws IOException {
		Folder.delete(folder(label));
	}

	/**
	 * Sets a damaged file aside, so that it is no longer a picture.
	 */
	void setAside(OwnPicture picture) throws IOException {
		Path file = file(picture);
		Folder.move(file, file.resolveSibling(picture.file() + ".damaged"));
	}

}
