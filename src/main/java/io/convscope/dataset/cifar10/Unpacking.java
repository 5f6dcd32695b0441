package io.convscope.dataset.cifar10;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.home.Sha256;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Extracts the files of CIFAR-10, and no others, from a .tar.gz archive into a folder,
 * and verifies each of them.
 */
final class Unpacking {

	private static final String ARCHIVE_FOLDER = "cifar-10-batches-bin/";

	private final String source;

	private final Path folder;

	private final DiskSpace space;

	// the files not extracted yet, by their names in the archive
	private final Map<String, ExpectedFile> missing = new LinkedHashMap<>();

	/**
	 * Prepares a single extraction.
	 * @param source the source of the archive, for messages
	 * @param folder the target folder, which exists
	 * @param files the files to extract
	 * @param space the disk space they need
	 */
	Unpacking(String source, Path folder, Cifar10Files files, DiskSpace space) {
		this.source = source;
		this.folder = folder;
		this.space = space;
		files.all().forEach((file) -> this.missing.put(ARCHIVE_FOLDER + file.name(), file));
	}

	/**
	 * Reads the archive up to the last of these files.
	 * @param stream the archive's bytes
	 * @throws InterruptedException if this thread is interrupted
	 * @throws DatasetUnavailableException if the archive is damaged or incomplete, or a
	 * file cannot be written
	 */
	void unpack(SourceStream stream) throws InterruptedException {
		try {
			TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(stream));
			while (!this.missing.isEmpty()) {
				TarArchiveEntry entry = tar.getNextEntry();
				if (entry == null) {
					throw DatasetUnavailableException.missing(this.source, names());
				}
				unpack(entry, tar);
			}
		}
		catch (IOException | IllegalArgumentException ex) {
			if (Thread.interrupted()) {
				throw new InterruptedException("Interrupted while unpacking " + this.source);
			}
			throw explain(ex, stream);
		}
	}

	private void unpack(TarArchiveEntry entry, InputStream content) throws IOException {
		String name = entry.getName().startsWith("./") ? entry.getName().substring(2) : entry.getName();
		ExpectedFile file = this.missing.get(name);
		if (file == null || !isRegular(entry)) {
			return;
		}
		check(file, file.faultOfSize(entry.getSize()));
		MessageDigest digest = Sha256.newDigest();
		copy(content, this.folder.resolve(file.name()), digest);
		check(file, file.faultOfContent(digest));
		this.missing.remove(name);
	}

	// isFile() returns true for links, too
	private static boolean isRegular(TarArchiveEntry entry) {
		return entry.getLinkFlag() == TarConstants.LF_NORMAL || entry.getLinkFlag() == TarConstants.LF_OLDNORM;
	}

	private void copy(InputStream content, Path target, MessageDigest digest) throws IOException {
		byte[] buffer = new byte[1 << 16];
		try (UnpackedFile out = new UnpackedFile(target, this.space)) {
			for (int n = content.read(buffer); n >= 0; n = content.read(buffer)) {
				digest.update(buffer, 0, n);
				out.write(buffer, n);
			}
		}
	}

	private void check(ExpectedFile file, @Nullable String fault) {
		if (fault != null) {
			throw DatasetUnavailableException.notOfficial(this.source, file.name(), fault);
		}
	}

	private String names() {
		return String.join(", ", this.missing.values().stream().map(ExpectedFile::name).toList());
	}

	private DatasetUnavailableException explain(Exception ex, SourceStream stream) {
		if (stream.failure() != null) {
			return DatasetUnavailableException.brokenOff(this.source, stream.count(), stream.failure());
		}
		boolean truncated = ex instanceof EOFException || String.valueOf(ex.getMessage()).contains("runcated");
		return truncated ? DatasetUnavailableException.truncated(this.source, ex)
				: DatasetUnavailableException.noArchive(this.source, ex);
	}

}
