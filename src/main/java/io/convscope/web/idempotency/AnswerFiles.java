package io.convscope.web.idempotency;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A file for each answer that is kept, whole or not there, with a checksum. Not
 * thread-safe.
 */
final class AnswerFiles {

	private static final Logger logger = LoggerFactory.getLogger(AnswerFiles.class);

	private static final String SUFFIX = ".json";

	private static final long BLOCK = 1 << 16;

	private static final JsonMapper JSON = new JsonMapper();

	private final Path folder;

	/**
	 * Describes the files.
	 * @param folder their folder, which may be absent
	 */
	AnswerFiles(Path folder) {
		this.folder = folder;
	}

	/**
	 * Lists what is there, and deletes what a kill left half-written.
	 * @return the names of the requests
	 * @throws StorageException if the folder cannot be read
	 */
	List<String> names() {
		List<String> names = new ArrayList<>();
		if (!Files.isDirectory(this.folder)) {
			return names;
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.folder, "*" + SUFFIX)) {
			Folder.deleteTemporaries(this.folder);
			files.forEach((each) -> names.add(each.getFileName().toString().replace(SUFFIX, "")));
			return names;
		}
		catch (IOException ex) {
			throw StorageException.of("The answers that are kept can't be read", this.folder, BLOCK, ex);
		}
	}

	/**
	 * Reads a file.
	 * @param name that of the request
	 * @return what is kept of it
	 * @throws StorageException if it is absent or damaged
	 */
	KeptAnswer read(String name) {
		try {
			return JSON.readValue(Checksum.open(Files.readAllBytes(file(name))), KeptAnswer.class);
		}
		catch (IOException ex) {
			throw StorageException.of("The answer that is kept can't be read", this.folder, 0, ex);
		}
		catch (JacksonException ex) {
			throw StorageException.of("The answer that is kept can't be read", this.folder, 0,
					new IOException(ex.getOriginalMessage(), ex));
		}
	}

	/**
	 * Writes a file, which is on the disk afterwards.
	 * @param name that of the request
	 * @param kept what is kept of it
	 * @throws StorageException if it cannot be written
	 */
	void write(String name, KeptAnswer kept) {
		try {
			AtomicFile.write(file(name), Checksum.seal(JSON.writeValueAsBytes(kept)));
		}
		catch (IOException ex) {
			throw StorageException.of("The answer to a request with an Idempotency-Key can't be kept", this.folder,
					BLOCK, ex);
		}
	}

	/**
	 * Deletes a file; one that cannot be deleted is logged.
	 * @param name that of the request
	 */
	void delete(String name) {
		try {
			AtomicFile.delete(file(name));
		}
		catch (IOException ex) {
			logger.warn("{} can't be deleted: {}", file(name), ex.toString());
		}
	}

	private Path file(String name) {
		return this.folder.resolve(name + SUFFIX);
	}

}
