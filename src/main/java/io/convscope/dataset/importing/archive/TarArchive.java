package io.convscope.dataset.importing.archive;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;

/**
 * A tar archive, compressed by gzip or not.
 *
 * @param file the archive
 * @param gzip whether it is compressed
 * @param limits how much of it is read at most
 */
record TarArchive(Path file, boolean gzip, ArchiveLimits limits) implements Archive {

	private static final int BUFFER = 1 << 16;

	private static final int RECORD = 512;

	@Override
	public void visit(Visitor visitor) throws IOException {
		this.limits.begin();
		if (!this.gzip && this.file.toFile().length() % RECORD != 0) {
			throw damaged("it ends too early");
		}
		long count = 0;
		try (TarArchiveInputStream tar = new TarArchiveInputStream(this.limits.count(unpacked()))) {
			for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
				this.limits.requireEntries(++count);
				if (!entry.isDirectory()) {
					boolean isFile = entry.isFile() && !entry.isSymbolicLink() && !entry.isLink();
					visitor.visit(entry.getName(), !isFile, () -> unclosed(tar));
				}
				// a skipped end would not be missed
				tar.transferTo(OutputStream.nullOutputStream());
			}
		}
		catch (ImportFailure ex) {
			throw ex;
		}
		catch (EOFException ex) {
			throw damaged("it ends too early");
		}
		catch (IOException | IllegalArgumentException ex) {
			if (ex.getCause() instanceof ImportFailure failure) {
				throw failure;
			}
			throw damaged(String.valueOf(ex.getMessage()));
		}
		if (count == 0) {
			throw new ImportFailure("The archive has no files" + (this.gzip ? ", or is not that of a tar" : "")
					+ "; send a zip, tar or tar.gz archive with one folder for each label.");
		}
	}

	private InputStream unpacked() throws IOException {
		InputStream in = new BufferedInputStream(Files.newInputStream(this.file), BUFFER);
		return this.gzip ? new BufferedInputStream(
				GzipCompressorInputStream.builder().setInputStream(in).setDecompressConcatenated(true).get(), BUFFER)
				: in;
	}

	private static InputStream unclosed(InputStream tar) {
		return new FilterInputStream(tar) {

			@Override
			public void close() {
				// the next file follows
			}

		};
	}

	private static ImportFailure damaged(String why) {
		return new ImportFailure(
				"The tar archive is damaged or was not sent completely (" + why + "); make it anew, or send it again.");
	}

	@Override
	public void close() {
		// each visit opens it anew
	}

}
