package io.convscope.backup;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.security.MessageDigest;

import io.convscope.home.Sha256;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;

/**
 * Writes a snapshot as a tar archive whose last file is its manifest. One that could not
 * be written completely has neither manifest nor end. Not thread-safe.
 */
final class BackupArchive {

	private static final int BUFFER = 1 << 16;

	private final Snapshot snapshot;

	private final TarArchiveOutputStream tar;

	private final byte[] buffer = new byte[BUFFER];

	private BackupArchive(Snapshot snapshot, OutputStream out) {
		this.snapshot = snapshot;
		this.tar = new TarArchiveOutputStream(out, "UTF-8");
		this.tar.setLongFileMode(TarArchiveOutputStream.LONGFILE_POSIX);
		this.tar.setBigNumberMode(TarArchiveOutputStream.BIGNUMBER_POSIX);
		this.tar.setAddPaxHeadersForNonAsciiNames(true);
	}

	/**
	 * Writes the archive.
	 * @param snapshot the files
	 * @param out where to; not closed
	 * @throws IOException if a file cannot be read, or the archive not be written
	 */
	static void write(Snapshot snapshot, OutputStream out) throws IOException {
		new BackupArchive(snapshot, out).write();
	}

	// to close the archive would write its end, whatever has happened
	private void write() throws IOException {
		try (Manifest manifest = new Manifest(this.snapshot.manifest())) {
			Path root = this.snapshot.files();
			Files.walkFileTree(root, new SimpleFileVisitor<>() {

				@Override
				public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
						throws IOException {
					if (!folder.equals(root)) {
						addFolder(name(root.relativize(folder)));
					}
					return FileVisitResult.CONTINUE;
				}

				@Override
				public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
					Path name = root.relativize(file);
					try (FileChannel channel = FileChannel.open(file)) {
						manifest.add(name(name), add(name(name), channel,
								BackupArchive.this.snapshot.length(name, channel.size()), attributes));
					}
					return FileVisitResult.CONTINUE;
				}

			});
			Path collected = manifest.complete();
			try (FileChannel channel = FileChannel.open(collected)) {
				add(Manifest.NAME, channel, channel.size(), Files.readAttributes(collected, BasicFileAttributes.class));
			}
		}
		this.tar.finish();
		this.tar.flush();
	}

	// tar has slashes on any system
	private static String name(Path path) {
		return path.toString().replace(path.getFileSystem().getSeparator(), "/");
	}

	private void addFolder(String name) throws IOException {
		this.tar.putArchiveEntry(new TarArchiveEntry(name + "/"));
		this.tar.closeArchiveEntry();
	}

	private MessageDigest add(String name, FileChannel channel, long length, BasicFileAttributes attributes)
			throws IOException {
		TarArchiveEntry entry = new TarArchiveEntry(name);
		entry.setSize(length);
		entry.setLastModifiedTime(attributes.lastModifiedTime());
		this.tar.putArchiveEntry(entry);
		MessageDigest sum = Sha256.newDigest();
		InputStream in = Channels.newInputStream(channel);
		long left = length;
		while (left > 0) {
			int read = in.read(this.buffer, 0, (int) Math.min(BUFFER, left));
			if (read < 0) {
				// no EOFException, which Spring takes for a client that has left
				throw new IOException("The file " + name + " has become shorter while it was read");
			}
			sum.update(this.buffer, 0, read);
			this.tar.write(this.buffer, 0, read);
			left -= read;
		}
		this.tar.closeArchiveEntry();
		return sum;
	}

}
