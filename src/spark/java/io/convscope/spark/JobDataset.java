package io.convscope.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.cifar10.Cifar10;
import io.convscope.dataset.cifar10.Cifar10Files;
import io.convscope.dataset.cifar10.Cifar10Properties;
import io.convscope.dataset.shapes.Shapes;
import org.apache.hadoop.conf.Configuration;
import org.jspecify.annotations.Nullable;

import org.springframework.util.FileSystemUtils;

/**
 * The data sets that jobs learn from.
 */
public final class JobDataset {

	private static final String SHAPES = "shapes";

	private static final List<String> NAMES = List.of(SHAPES, "cifar10");

	private JobDataset() {
	}

	/**
	 * Checks that a job can learn from a data set.
	 * @param name its name
	 * @throws JobFailedException if it can't
	 */
	public static void requireKnown(String name) {
		if (!NAMES.contains(name)) {
			throw JobFailedException.because("The data set must be shapes or cifar10, not " + name + ".");
		}
	}

	/**
	 * Checks that the archive of a data set is there, if it needs one.
	 * @param name the data set's name
	 * @param archive where its archive is; null if it needs none
	 * @param files of the file systems
	 * @throws JobFailedException if it can't be read
	 */
	public static void requireReadable(String name, @Nullable String archive, Configuration files) {
		if (!name.equals(SHAPES)) {
			RemoteFile file = archive(archive, files);
			try (InputStream in = file.open()) {
				in.read();
			}
			catch (IOException ex) {
				throw unreadable(file, ex);
			}
		}
	}

	/**
	 * Loads a data set.
	 * @param name its name
	 * @param archive where its archive is; null if it needs none
	 * @param files of the file systems
	 * @return its pictures
	 * @throws JobFailedException if it is not known, or its archive is not there
	 */
	public static Dataset load(String name, @Nullable String archive, Configuration files) {
		requireKnown(name);
		try {
			return name.equals(SHAPES) ? new Shapes().load() : cifar10(archive, files);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while the data set was read", ex);
		}
	}

	private static Dataset cifar10(@Nullable String archive, Configuration files)
			throws IOException, InterruptedException {
		RemoteFile file = archive(archive, files);
		Path folder = Files.createTempDirectory("convscope-");
		Path copy = folder.resolve("archive");
		try (InputStream in = file.open()) {
			Files.copy(in, copy);
			return new Cifar10(folder, new Cifar10Properties(copy.toString(), Duration.ZERO, Duration.ZERO),
					Cifar10Files.OFFICIAL)
				.load();
		}
		catch (FileNotFoundException ex) {
			throw unreadable(file, ex);
		}
		finally {
			FileSystemUtils.deleteRecursively(folder);
		}
	}

	private static RemoteFile archive(@Nullable String archive, Configuration files) {
		if (archive == null) {
			throw JobFailedException
				.because("The pictures of cifar10 are needed: say where its archive is, with --data.");
		}
		return new RemoteFile(archive, files);
	}

	private static JobFailedException unreadable(RemoteFile archive, IOException cause) {
		return JobFailedException.because("The archive of the data set, --data " + archive.path()
				+ ", can't be read: " + cause.getMessage() + ".");
	}

}
