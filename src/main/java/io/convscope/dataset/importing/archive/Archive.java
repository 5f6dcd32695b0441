package io.convscope.dataset.importing.archive;

import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipException;

/**
 * An archive of files. Their names are never used as paths. Not thread-safe.
 */
public interface Archive extends Closeable {

	/**
	 * Opens an archive, whose kind is known from its first bytes.
	 * @param file the archive
	 * @param limits how much of it is read at most
	 * @return the archive
	 * @throws IOException if it cannot be read, or is too large
	 * @throws InvalidArchiveException if it is not of a known kind
	 */
	static Archive open(Path file, ArchiveLimits limits) throws IOException {
		return switch (Kind.of(file)) {
			case ZIP -> ZipArchive.open(file, limits);
			case GZIP -> new TarArchive(file, true, limits);
			case TAR -> new TarArchive(file, false, limits);
		};
	}

	/**
	 * Visits the files in their order, each time this is called.
	 * @param visitor is called for each
	 * @throws IOException if the archive cannot be read, or is too large
	 */
	void visit(Visitor visitor) throws IOException;

	/**
	 * Is called for each file.
	 */
	interface Visitor {

		/**
		 * Visits a file.
		 * @param name its name, with slashes between folders
		 * @param isLink whether it is a link or something else without content
		 * @param content opens its content, during this call only
		 * @throws IOException if it cannot be read
		 */
		void visit(String name, boolean isLink, Content content) throws IOException;

		/**
		 * Is told of a file that the visit could not read, while others can be read.
		 * @param name its name
		 * @param reason why, as a sentence
		 * @throws IOException if the others are of no use without it
		 */
		default void unreadable(String name, String reason) throws IOException {
			// only those who read files care
		}

		/**
		 * Visits a file of an archive whose other files can be read if this one can't.
		 */
		default void visitOrReport(String name, boolean isLink, Content content) throws IOException {
			try {
				visit(name, isLink, content);
			}
			catch (UnreadableFileException ex) {
				unreadable(name, String.valueOf(ex.getMessage()));
			}
			catch (ZipException | EOFException ex) {
				unreadable(name, "The archive is damaged where it is.");
			}
		}

	}

	/**
	 * The content of a file.
	 */
	@FunctionalInterface
	interface Content {

		InputStream open() throws IOException;

	}

	/**
	 * Thrown when the content of one file can't be read. The message is a sentence.
	 */
	final class UnreadableFileException extends IOException {

		UnreadableFileException(String message) {
			super(message);
		}

	}

	/**
	 * A kind of archive.
	 */
	enum Kind {

		ZIP, GZIP, TAR;

		private static final int TAR_MAGIC = 257;

		public static Kind of(Path file) throws IOException {
			byte[] start = new byte[512];
			try (InputStream in = Files.newInputStream(file)) {
				int length = in.readNBytes(start, 0, start.length);
				start = Arrays.copyOf(start, length);
			}
			String text = new String(start, StandardCharsets.ISO_8859_1);
			if (text.startsWith("PK\3\4") || text.startsWith("PK\5\6")) {
				return ZIP;
			}
			if (text.startsWith("\u001f\u008b")) {
				return GZIP;
			}
			if (text.startsWith("ustar", TAR_MAGIC)) {
				return TAR;
			}
			throw new InvalidArchiveException("The file is " + describe(text)
					+ "; send a zip, tar or tar.gz archive with one folder for each label.");
		}

		private static String describe(String start) {
			if (start.isEmpty()) {
				return "empty";
			}
			if (start.startsWith("7z\u00bc\u00af")) {
				return "a 7z archive, which is not supported";
			}
			if (start.startsWith("Rar!")) {
				return "a RAR archive, which is not supported";
			}
			if (start.startsWith("BZh") || start.startsWith("\u00fd7zXZ")
					|| start.startsWith("\u0028\u00b5\u002f\u00fd")) {
				return "compressed with bzip2, xz or zstd, which is not supported";
			}
			if (start.startsWith("\u0080\2") || start.startsWith("\u0080\3") || start.startsWith("\u0080\4")) {
				return "a Python pickle, which is never read, as it could run any program";
			}
			return "not an archive";
		}

	}

}
