package io.convscope.model.publication;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.convscope.home.AtomicFile;
import io.convscope.home.Folder;
import io.convscope.home.Sha256;
import org.jspecify.annotations.Nullable;

/**
 * A folder, on a disk or a network file system: a replica needs to read it only.
 */
final class FolderStore implements ObjectStore {

	private final Path folder;

	private final Path index;

	/**
	 * Opens a folder.
	 * @param folder the folder, which may be absent yet
	 */
	FolderStore(Path folder) {
		this.folder = folder.toAbsolutePath().normalize();
		this.index = this.folder.resolve(INDEX);
	}

	// the file is read each time: times of files are cached by network file systems
	@Override
	public Optional<StoredIndex> index(@Nullable String since) throws IOException {
		byte[] content = Files.readAllBytes(this.index);
		String tag = tagOf(content);
		return tag.equals(since) ? Optional.empty() : Optional.of(new StoredIndex(content, tag));
	}

	private static String tagOf(byte[] content) {
		return HexFormat.of().formatHex(Sha256.newDigest().digest(content));
	}

	@Override
	public String replaceIndex(byte[] content, @Nullable String expected) throws IOException {
		Folder.create(this.folder);
		try (FileChannel file = FileChannel.open(this.folder.resolve("lock"), StandardOpenOption.CREATE,
				StandardOpenOption.WRITE); FileLock lock = file.lock()) {
			String present = Files.exists(this.index) ? tagOf(Files.readAllBytes(this.index)) : null;
			if (!lock.isValid() || !Objects.equals(present, expected)) {
				throw new IndexChangedException(addressOf(INDEX));
			}
			AtomicFile.write(this.index, content);
		}
		return tagOf(content);
	}

	@Override
	public Set<String> list() throws IOException {
		Set<String> names = new TreeSet<>();
		if (Files.isDirectory(this.folder.resolve(WEIGHTS))) {
			try (DirectoryStream<Path> files = Files.newDirectoryStream(this.folder.resolve(WEIGHTS))) {
				for (Path file : files) {
					names.add(WEIGHTS + file.getFileName());
				}
			}
		}
		return names;
	}

	@Override
	public void put(String name, InputStream content, long length) throws IOException {
		AtomicFile.write(this.folder.resolve(name), content::transferTo);
	}

	@Override
	public void fetch(String name, OutputStream out) throws IOException {
		Files.copy(this.folder.resolve(name), out);
	}

	@Override
	public void delete(String name) throws IOException {
		AtomicFile.delete(this.folder.resolve(name));
	}

	@Override
	public String addressOf(String name) {
		return this.folder.resolve(name).toString();
	}

	@Override
	public void close() {
		// nothing is open
	}

	@Override
	public String toString() {
		return this.folder.toString();
	}

}
