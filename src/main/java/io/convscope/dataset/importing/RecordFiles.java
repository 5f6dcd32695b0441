package io.convscope.dataset.importing;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.Predicate;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

import io.convscope.dataset.importing.archive.Archive;
import io.convscope.dataset.importing.archive.ImportFailure;

/**
 * Reads the files of records that an archive has, by their names, compressed or not.
 */
final class RecordFiles {

	private RecordFiles() {
	}

	/**
	 * Reads some files.
	 * @param archive the archive
	 * @param wanted chooses files by their names, without folder and {@code .gz}
	 * @param reading is called for each
	 * @throws IOException if the archive or a file cannot be read
	 */
	static void read(Archive archive, Predicate<String> wanted, Reading reading) throws IOException {
		archive.visit(new Archive.Visitor() {

			@Override
			public void visit(String name, boolean isLink, Archive.Content content) throws IOException {
				if (!isLink && wanted.test(name(name))) {
					readOne(name, content, reading);
				}
			}

			@Override
			public void unreadable(String name, String reason) throws IOException {
				throw new ImportFailure("The file " + name + " can't be read: " + reason);
			}

		});
	}

	private static void readOne(String name, Archive.Content content, Reading reading) throws IOException {
		try (InputStream in = open(name, content)) {
			reading.read(name(name), in);
		}
		catch (ZipException ex) {
			throw new ImportFailure("The file " + name + " is damaged (" + ex.getMessage() + ").");
		}
		catch (EOFException ex) {
			throw new ImportFailure("The file " + name + " ends too early; it should have more records.");
		}
	}

	private static InputStream open(String name, Archive.Content content) throws IOException {
		InputStream in = new BufferedInputStream(content.open());
		return name.endsWith(".gz") ? new BufferedInputStream(new GZIPInputStream(in)) : in;
	}

	/**
	 * Returns the name of a file without its folder and without {@code .gz}.
	 */
	static String name(String name) {
		String base = FileNames.base(name);
		return base.endsWith(".gz") ? base.substring(0, base.length() - 3) : base;
	}

	static byte[] bytes(InputStream in, int count) throws IOException {
		byte[] bytes = in.readNBytes(count);
		if (bytes.length < count) {
			throw new EOFException();
		}
		return bytes;
	}

	/**
	 * Reads a file of records.
	 */
	@FunctionalInterface
	interface Reading {

		void read(String name, InputStream in) throws IOException;

	}

}
