package io.convscope.spark;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.file.Files;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.UUID;

import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileContext;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.LocatedFileStatus;
import org.apache.hadoop.fs.Options;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * A file of any file system that Hadoop knows: a local one, HDFS, a bucket.
 *
 * @param path where it is
 * @param configuration of the file systems
 */
public record RemoteFile(Path path, Configuration configuration) {

	public RemoteFile(String path, Configuration configuration) {
		this(new Path(path), configuration);
	}

	/**
	 * Reads the whole file.
	 * @return its bytes
	 * @throws JobFailedException if there is no such file
	 * @throws IOException if it can't be read
	 */
	public byte[] read() throws IOException {
		return readIfThere()
			.orElseThrow(() -> JobFailedException.because("There is no file " + this.path + " that can be read."));
	}

	/**
	 * Reads the whole file.
	 * @return its bytes; empty if there is none
	 * @throws IOException if it can't be read
	 */
	public Optional<byte[]> readIfThere() throws IOException {
		try (InputStream in = open()) {
			return Optional.of(in.readAllBytes());
		}
		catch (FileNotFoundException ex) {
			return Optional.empty();
		}
	}

	public InputStream open() throws IOException {
		return fileSystem().open(this.path);
	}

	/**
	 * Writes the whole file, in the place of another, which is there until then where the
	 * file system can do that.
	 * @param content its bytes
	 * @throws IOException if it can't be written
	 */
	public void write(byte[] content) throws IOException {
		Path temporary = new Path(this.path.getParent(), "." + this.path.getName() + "." + UUID.randomUUID() + ".tmp");
		try (FSDataOutputStream out = fileSystem().create(temporary, true)) {
			out.write(content);
		}
		replaceBy(temporary);
	}

	private void replaceBy(Path temporary) throws IOException {
		FileSystem files = fileSystem();
		if (!(files instanceof RawLocalFileSystem)) {
			FileContext.getFileContext(files.getUri(), this.configuration)
				.rename(temporary, this.path, Options.Rename.OVERWRITE);
		}
		// renames as the machine does; a context would delete the old file first
		else if (!files.rename(temporary, this.path)) {
			throw new IOException(this.path + " can't be written");
		}
	}

	/**
	 * Finds a file of the same folder.
	 * @param name its name
	 * @return the file, which need not exist
	 */
	public RemoteFile sibling(String name) {
		return new RemoteFile(new Path(this.path.getParent(), name), this.configuration);
	}

	/**
	 * Finds a file in this folder.
	 * @param name its name
	 * @return the file, which need not exist
	 */
	public RemoteFile below(String name) {
		return new RemoteFile(new Path(this.path, name), this.configuration);
	}

	/**
	 * Completes a path, which another process would complete by its own working folder.
	 * @return the path with its file system
	 * @throws IOException if the file system can't be had
	 */
	public String everywhere() throws IOException {
		return fileSystem().makeQualified(this.path).toString();
	}

	/**
	 * Tells whether this is a folder.
	 * @return false if it is a file
	 * @throws java.io.FileNotFoundException if there is nothing
	 * @throws IOException if it can't be asked for
	 */
	public boolean isFolder() throws IOException {
		return fileSystem().getFileStatus(this.path).isDirectory();
	}

	/**
	 * Lists the files of this folder and of those below it.
	 * @return the files, sorted by their names from this folder on, with slashes
	 * @throws IOException if they can't be listed
	 */
	public SortedMap<String, RemoteFile> files() throws IOException {
		URI top = fileSystem().makeQualified(this.path).toUri();
		SortedMap<String, RemoteFile> found = new TreeMap<>();
		visitFiles((file) -> found.put(top.relativize(file.toUri()).getPath(),
				new RemoteFile(file, this.configuration)));
		return found;
	}

	/**
	 * Visits the files of this folder and of those below it; only this one, if it is a
	 * file.
	 * @param visitor takes the path of each
	 * @throws IOException if they can't be listed
	 */
	public void visitFiles(Consumer<Path> visitor) throws IOException {
		FileSystem files = fileSystem();
		if (files instanceof RawLocalFileSystem) {
			visitLocalFiles(files, this.path, visitor);
			return;
		}
		RemoteIterator<LocatedFileStatus> below = files.listFiles(this.path, true);
		while (below.hasNext()) {
			visitor.accept(below.next().getPath());
		}
	}

	// what buckets list at once would start a process for each local file
	private static void visitLocalFiles(FileSystem files, Path folder, Consumer<Path> visitor) throws IOException {
		for (FileStatus each : files.listStatus(folder)) {
			if (each.isDirectory()) {
				visitLocalFiles(files, each.getPath(), visitor);
			}
			else {
				visitor.accept(each.getPath());
			}
		}
	}

	/**
	 * Copies this file, or the files of this folder and below it.
	 * @param to the file or folder, made with those that it is in
	 * @throws IOException if it can't be read or written
	 */
	public void copyTo(java.nio.file.Path to) throws IOException {
		if (isFolder()) {
			for (Map.Entry<String, RemoteFile> each : files().entrySet()) {
				each.getValue().copyTo(to.resolve(each.getKey()));
			}
			return;
		}
		Files.createDirectories(to.getParent());
		try (InputStream in = open()) {
			Files.copy(in, to);
		}
	}

	/**
	 * Returns the file system.
	 * @return that of the path, which writes nothing but the files that it is told to
	 * @throws IOException if it can't be had
	 */
	public FileSystem fileSystem() throws IOException {
		FileSystem files = this.path.getFileSystem(this.configuration);
		// Hadoop's checksums beside local files would be wrong once others write the files
		return (files instanceof LocalFileSystem local) ? local.getRawFileSystem() : files;
	}

}
