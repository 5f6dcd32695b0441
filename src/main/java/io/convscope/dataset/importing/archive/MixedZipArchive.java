package io.convscope.dataset.importing.archive;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Enumeration;
import java.util.Set;

import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.archivers.zip.ZipMethod;

/**
 * A zip archive with files that are encrypted or compressed in unknown ways, of which the
 * others are read. Its directory takes some hundred bytes of memory for each file, so
 * that all other archives are left to the JDK's reader.
 *
 * @param zip the archive
 * @param limits how much of it is read at most
 */
record MixedZipArchive(ZipFile zip, ArchiveLimits limits) implements Archive {

	// more than 100,000 files
	private static final long MAX_DIRECTORY_BYTES = 16 << 20;

	private static final Set<ZipMethod> READABLE = EnumSet.of(ZipMethod.STORED, ZipMethod.DEFLATED,
			ZipMethod.ENHANCED_DEFLATED, ZipMethod.BZIP2);

	static MixedZipArchive open(Path file, long directoryBytes, ArchiveLimits limits) throws IOException {
		if (directoryBytes > MAX_DIRECTORY_BYTES) {
			throw new ImportFailure("The zip archive has files that are encrypted or compressed in a way that is not"
					+ " supported, and too many others; make it anew without a password (zip -r pictures.zip FOLDER).");
		}
		try {
			return new MixedZipArchive(ZipFile.builder().setPath(file).setIgnoreLocalFileHeader(true).get(), limits);
		}
		catch (IOException | IllegalArgumentException ex) {
			throw ZipArchive.damaged(String.valueOf(ex.getMessage()));
		}
	}

	@Override
	public void visit(Visitor visitor) throws IOException {
		this.limits.begin();
		Enumeration<ZipArchiveEntry> entries = this.zip.getEntries();
		while (entries.hasMoreElements()) {
			ZipArchiveEntry entry = entries.nextElement();
			if (!entry.isDirectory()) {
				visitor.visitOrReport(entry.getName().replace('\\', '/'), false, () -> content(entry));
			}
		}
	}

	private InputStream content(ZipArchiveEntry entry) throws IOException {
		if (entry.getGeneralPurposeBit().usesEncryption()) {
			throw new UnreadableFileException("It is encrypted; pack it without a password.");
		}
		ZipMethod method = ZipMethod.getMethodByCode(entry.getMethod());
		if (method == null || !READABLE.contains(method)) {
			throw new UnreadableFileException("It is compressed in a way that is not supported; pack it with"
					+ " \"deflate\" (zip -r pictures.zip FOLDER).");
		}
		return this.limits.count(this.zip.getInputStream(entry));
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
