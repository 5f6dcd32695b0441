package io.convscope.dataset.importing.archive;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Enumeration;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;

/**
 * A zip archive. The JDK's reader keeps its directory in memory, which is why its size is
 * checked first; archives with encrypted files or unknown compressions, which it refuses,
 * are left to {@link MixedZipArchive}.
 */
final class ZipArchive implements Archive {

	private static final Charset OLD_WINDOWS = Charset.isSupported("IBM437") ? Charset.forName("IBM437")
			: StandardCharsets.ISO_8859_1;

	// of the directory
	private static final long MAX_BYTES = 128L << 20;

	private static final int END_BYTES = 22;

	private static final int LONGEST_COMMENT = 0xFFFF;

	private static final int END = 0x06054b50;

	private static final int END_64 = 0x06064b50;

	private static final int LOCATOR_64 = 0x07064b50;

	private static final int LOCATOR_BYTES = 20;

	private final ZipFile zip;

	private final ArchiveLimits limits;

	private ZipArchive(ZipFile zip, ArchiveLimits limits) {
		this.zip = zip;
		this.limits = limits;
	}

	static Archive open(Path file, ArchiveLimits limits) throws IOException {
		long directory = requireSmallDirectory(file, limits);
		try {
			return new ZipArchive(openZip(file), limits);
		}
		catch (ZipException ex) {
			String why = String.valueOf(ex.getMessage());
			if (why.contains("encrypted") || why.contains("compression method")) {
				return MixedZipArchive.open(file, directory, limits);
			}
			throw damaged(why);
		}
	}

	private static ZipFile openZip(Path file) throws IOException {
		try {
			ZipFile zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8);
			try {
				zip.stream().forEach(ZipEntry::getName);
				return zip;
			}
			catch (IllegalArgumentException ex) {
				zip.close();
			}
		}
		catch (ZipException ex) {
			if (!String.valueOf(ex.getMessage()).contains("bad entry name")) {
				throw ex;
			}
		}
		return new ZipFile(file.toFile(), OLD_WINDOWS);
	}

	static ImportFailure damaged(String why) {
		return new ImportFailure(
				"The zip archive is damaged or was not sent completely (" + why + "); make it anew, or send it again.");
	}

	// returns its size in bytes
	private static long requireSmallDirectory(Path path, ArchiveLimits limits) throws IOException {
		try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "r")) {
			int length = (int) Math.min(file.length(), END_BYTES + LONGEST_COMMENT + LOCATOR_BYTES);
			ByteBuffer end = read(file, file.length() - length, length);
			int at = length - END_BYTES;
			while (at >= 0 && end.getInt(at) != END) {
				at--;
			}
			if (at < 0) {
				throw damaged("its end is missing");
			}
			long count = Short.toUnsignedLong(end.getShort(at + 10));
			long bytes = Integer.toUnsignedLong(end.getInt(at + 12));
			int locator = at - LOCATOR_BYTES;
			if (locator >= 0 && end.getInt(locator) == LOCATOR_64) {
				ByteBuffer large = read(file, Math.max(0, Math.min(end.getLong(locator + 8), file.length() - 56)), 56);
				if (large.getInt(0) == END_64) {
					count = Math.max(count, large.getLong(32));
					bytes = Math.max(bytes, large.getLong(40));
				}
			}
			limits.requireEntries((bytes > MAX_BYTES) ? Long.MAX_VALUE : count);
			return bytes;
		}
	}

	private static ByteBuffer read(RandomAccessFile file, long from, int count) throws IOException {
		byte[] bytes = new byte[count];
		file.seek(from);
		file.readFully(bytes);
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	@Override
	public void visit(Visitor visitor) throws IOException {
		this.limits.begin();
		Enumeration<? extends ZipEntry> entries = this.zip.entries();
		while (entries.hasMoreElements()) {
			ZipEntry entry = entries.nextElement();
			if (!entry.isDirectory()) {
				visitor.visitOrReport(entry.getName().replace('\\', '/'), false,
						() -> this.limits.count(this.zip.getInputStream(entry)));
			}
		}
	}

	@Override
	public void close() throws IOException {
		this.zip.close();
	}

}
