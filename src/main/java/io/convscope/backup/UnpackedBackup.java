package io.convscope.backup;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;

import io.convscope.home.Sha256;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.jspecify.annotations.Nullable;

/**
 * Unpacks a backup, a tar archive or one compressed by gzip, into an empty folder and
 * checks it against its manifest. The archive may be anything: nothing is written outside
 * of the folder, no links are made, and no more bytes than the archive has, unpacked. Not
 * thread-safe.
 */
final class UnpackedBackup {

	private static final int BUFFER = 1 << 16;

	private static final byte[] GZIP = { 0x1F, (byte) 0x8B };

	private final Path folder;

	private final Flushes flushes;

	private final byte[] buffer = new byte[BUFFER];

	private UnpackedBackup(Path folder, Flushes flushes) {
		this.folder = folder;
		this.flushes = flushes;
	}

	/**
	 * Unpacks a backup, and flushes all to the disk.
	 * @param archive the archive
	 * @param folder an empty folder
	 * @throws IOException if it is not a whole backup of known form, or cannot be
	 * written; the message says what is wrong
	 */
	static void of(Path archive, Path folder) throws IOException {
		try (InputStream in = open(archive);
				TarArchiveInputStream tar = new TarArchiveInputStream(in, "UTF-8");
				Manifest manifest = new Manifest(folder.resolveSibling(folder.getFileName() + "." + Manifest.NAME));
				Flushes flushes = new Flushes()) {
			new UnpackedBackup(folder, flushes).unpack(tar, manifest);
			flushes.complete();
		}
		catch (EOFException ex) {
			throw new IOException("it ends too early", ex);
		}
		catch (FileAlreadyExistsException ex) {
			throw new IOException("it has " + folder.relativize(Path.of(ex.getFile())) + " twice", ex);
		}
		catch (IllegalArgumentException | OutOfMemoryError ex) {
			throw new IOException("it is no tar archive that can be read (" + ex.getMessage() + ")", ex);
		}
	}

	private static InputStream open(Path archive) throws IOException {
		InputStream file = new BufferedInputStream(Files.newInputStream(archive), BUFFER);
		try {
			file.mark(GZIP.length);
			boolean compressed = Arrays.equals(file.readNBytes(GZIP.length), GZIP);
			file.reset();
			return compressed ? new GZIPInputStream(file, BUFFER) : file;
		}
		catch (IOException ex) {
			file.close();
			throw ex;
		}
	}

	private void unpack(TarArchiveInputStream tar, Manifest manifest) throws IOException {
		for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
			if (entry.getName().equals(Manifest.NAME)) {
				manifest.requireSame(tar);
				if (tar.getNextEntry() != null) {
					throw new IOException("it has files behind its manifest");
				}
				return;
			}
			Path file = target(entry);
			if (entry.isDirectory()) {
				Files.createDirectory(file);
				this.flushes.add(file);
			}
			else {
				manifest.add(entry.getName(), write(tar, file));
				Files.setLastModifiedTime(file, entry.getLastModifiedTime());
				this.flushes.add(file);
			}
		}
		throw new IOException("it has no end: it was not received completely, or is no backup of Convscope");
	}

	private Path target(TarArchiveEntry entry) throws IOException {
		String name = entry.getName();
		byte type = entry.getLinkFlag();
		boolean plain = entry.isDirectory()
				|| ((type == TarConstants.LF_NORMAL || type == TarConstants.LF_OLDNORM) && !entry.isSparse());
		Path path = path(name);
		if (!plain || path == null || !BackupScope.has(path, entry.isDirectory())) {
			throw new IOException("it has \"" + name + "\", which no backup has");
		}
		return this.folder.resolve(path);
	}

	// null if it is none within the folder
	private static @Nullable Path path(String name) {
		try {
			Path path = Path.of(name);
			for (Path segment : path) {
				if (segment.toString().equals("..") || segment.toString().equals(".") || segment.toString().isEmpty()) {
					return null;
				}
			}
			return path.isAbsolute() || path.getNameCount() == 0 ? null : path;
		}
		catch (InvalidPathException ex) {
			return null;
		}
	}

	private MessageDigest write(InputStream in, Path file) throws IOException {
		MessageDigest sum = Sha256.newDigest();
		try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)) {
			for (int read = in.read(this.buffer); read >= 0; read = in.read(this.buffer)) {
				sum.update(this.buffer, 0, read);
				ByteBuffer rest = ByteBuffer.wrap(this.buffer, 0, read);
				while (rest.hasRemaining()) {
					channel.write(rest);
				}
			}
		}
		return sum;
	}

}
