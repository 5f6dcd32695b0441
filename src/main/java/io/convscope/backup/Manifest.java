package io.convscope.backup;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Objects;

/**
 * The last file of a backup, by which its end and damage are recognised: the SHA-256 of
 * each file before it, in their order, in the form of {@code sha256sum}. It is collected
 * on the disk, as there may be hundreds of thousands. Not thread-safe.
 */
final class Manifest implements Closeable {

	/** The name of the file. */
	static final String NAME = "manifest.sha256";

	private static final String HEADER = "# Convscope backup, form 1";

	private final Path file;

	private final Writer lines;

	/**
	 * Begins a manifest.
	 * @param file where it is collected
	 * @throws IOException if it cannot be written
	 */
	Manifest(Path file) throws IOException {
		this.file = file;
		this.lines = Files.newBufferedWriter(file);
		line(HEADER);
	}

	/**
	 * Adds a file.
	 * @param name its path within the home folder, with slashes
	 * @param sha256 the digest of its content
	 * @throws IOException if it cannot be written
	 */
	void add(String name, MessageDigest sha256) throws IOException {
		boolean escaped = name.contains("\\") || name.contains("\n");
		String written = escaped ? name.replace("\\", "\\\\").replace("\n", "\\n") : name;
		line((escaped ? "\\" : "") + HexFormat.of().formatHex(sha256.digest()) + "  " + written);
	}

	private void line(String line) throws IOException {
		this.lines.write(line);
		this.lines.write('\n');
	}

	/**
	 * Ends the manifest.
	 * @return its file
	 * @throws IOException if it cannot be written
	 */
	Path complete() throws IOException {
		this.lines.close();
		return this.file;
	}

	/**
	 * Compares this manifest, of what was read, with that of a backup.
	 * @param backup the backup's
	 * @throws IOException if they differ; the message says where
	 */
	void requireSame(InputStream backup) throws IOException {
		try (BufferedReader found = Files.newBufferedReader(complete())) {
			BufferedReader expected = new BufferedReader(new InputStreamReader(backup, StandardCharsets.UTF_8));
			String line;
			do {
				line = expected.readLine();
				String other = found.readLine();
				if (!Objects.equals(line, other)) {
					throw new IOException("its file \"" + ((other != null) ? other : line)
							+ "\" is not the one that its " + NAME + " tells of, \"" + line + "\"");
				}
			}
			while (line != null);
		}
	}

	@Override
	public void close() throws IOException {
		this.lines.close();
	}

}
