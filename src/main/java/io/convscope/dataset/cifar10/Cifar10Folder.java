package io.convscope.dataset.cifar10;

import java.io.BufferedInputStream;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.Samples;
import org.jspecify.annotations.Nullable;

/**
 * CIFAR-10 unpacked on the disk.
 *
 * @param path the folder
 * @param files what has to be in it
 */
record Cifar10Folder(Path path, Cifar10Files files) {

	/**
	 * Tells whether there is nothing in the way of a new folder.
	 * @return whether there is no such folder, or an empty one
	 */
	boolean isAbsent() {
		try (Stream<Path> content = Files.list(this.path)) {
			return content.findAny().isEmpty();
		}
		catch (IOException ex) {
			return Files.notExists(this.path);
		}
	}

	/**
	 * Tells, without reading them, whether all files of pictures are there in their full
	 * length.
	 * @return whether reading is worth a try
	 */
	boolean isComplete() {
		return this.files.pictures()
			.allMatch((file) -> this.path.resolve(file.name()).toFile().length() == file.size());
	}

	/**
	 * Reads the pictures into memory, verifying every byte on the way.
	 * @return the data set
	 * @throws InterruptedException if this thread is interrupted
	 * @throws DatasetUnavailableException if a file is missing or damaged
	 */
	Dataset read() throws InterruptedException {
		return new Dataset(Cifar10Files.NAME, Cifar10Files.LABELS, read(this.files.train()),
				read(List.of(this.files.test())));
	}

	private Samples read(List<ExpectedFile> parts) throws InterruptedException {
		int size = parts.stream().mapToInt(ExpectedFile::records).sum();
		byte[] planes = new byte[size * ExpectedFile.PICTURE.values()];
		byte[] labels = new byte[size];
		int first = 0;
		for (ExpectedFile part : parts) {
			read(part, planes, labels, first);
			first += part.records();
		}
		return new Samples(ExpectedFile.PICTURE, planes, labels);
	}

	private void read(ExpectedFile expected, byte[] planes, byte[] labels, int first) throws InterruptedException {
		Path file = this.path.resolve(expected.name());
		if (Files.notExists(file)) {
			throw DatasetUnavailableException.damaged(file, "it is missing");
		}
		MessageDigest digest = ExpectedFile.newDigest();
		// not Files.newInputStream, which an interrupt would close under the reader
		try (InputStream in = new DigestInputStream(new BufferedInputStream(new FileInputStream(file.toFile())),
				digest)) {
			check(file, expected.faultOfSize(Files.size(file)));
			for (int i = first; i < first + expected.records(); i++) {
				if (Thread.interrupted()) {
					throw new InterruptedException("Interrupted while reading " + file);
				}
				labels[i] = (byte) in.read();
				in.readNBytes(planes, i * ExpectedFile.PICTURE.values(), ExpectedFile.PICTURE.values());
			}
			check(file, expected.faultOfContent(digest));
		}
		catch (IOException ex) {
			throw DatasetUnavailableException.damaged(file, "it can't be read: " + ex);
		}
	}

	private static void check(Path file, @Nullable String fault) {
		if (fault != null) {
			throw DatasetUnavailableException.damaged(file, fault);
		}
	}

}
