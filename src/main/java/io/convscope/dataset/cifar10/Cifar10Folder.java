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
import io.convscope.dataset.Planes;
import io.convscope.dataset.Samples;
import io.convscope.home.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * The folder of the unpacked CIFAR-10 files.
 *
 * @param path the folder
 * @param files the files it must contain
 */
record Cifar10Folder(Path path, Cifar10Files files) {

	/**
	 * Checks whether the folder can be created without losing files.
	 * @return whether the folder does not exist or is empty
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
	 * Checks, without reading them, that all picture files exist in full length.
	 * @return whether reading them may succeed
	 */
	boolean isComplete() {
		return this.files.pictures()
			.allMatch((file) -> this.path.resolve(file.name()).toFile().length() == file.size());
	}

	/**
	 * Verifies the size and the checksum of each file and maps the pictures into memory.
	 * @return the data set
	 * @throws InterruptedException if this thread is interrupted
	 * @throws DatasetUnavailableException if a file is missing or damaged
	 */
	Dataset read() throws InterruptedException {
		return new Dataset(Cifar10Files.NAME, Cifar10Files.LABELS, read(this.files.train()),
				read(List.of(this.files.test())));
	}

	private Samples read(List<ExpectedFile> parts) throws InterruptedException {
		short[] labels = new short[parts.stream().mapToInt(ExpectedFile::records).sum()];
		int first = 0;
		for (ExpectedFile part : parts) {
			verify(part, labels, first);
			first += part.records();
		}
		List<Path> paths = parts.stream().map((each) -> this.path.resolve(each.name())).toList();
		try {
			return new Samples(ExpectedFile.PICTURE, Planes.open(ExpectedFile.PICTURE, paths, 1), labels, null);
		}
		catch (IOException ex) {
			throw DatasetUnavailableException.damaged(paths.get(0), "it can't be read: " + ex);
		}
	}

	private void verify(ExpectedFile expected, short[] labels, int first) throws InterruptedException {
		Path file = this.path.resolve(expected.name());
		if (Files.notExists(file)) {
			throw DatasetUnavailableException.damaged(file, "it is missing");
		}
		MessageDigest digest = Sha256.newDigest();
		// not Files.newInputStream, whose channel an interrupt closes
		try (InputStream in = new DigestInputStream(new BufferedInputStream(new FileInputStream(file.toFile())),
				digest)) {
			check(file, expected.faultOfSize(Files.size(file)));
			byte[] record = new byte[ExpectedFile.RECORD];
			for (int i = first; i < first + expected.records(); i++) {
				if (Thread.interrupted()) {
					throw new InterruptedException("Interrupted while reading " + file);
				}
				in.readNBytes(record, 0, record.length);
				labels[i] = record[0];
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
