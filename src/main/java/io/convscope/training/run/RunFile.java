package io.convscope.training.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.stream.Stream;

import io.convscope.home.AtomicFile;
import io.convscope.home.Checksum;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The file {@code run.json}, which holds the current state of a run, with a checksum. A
 * damaged file is renamed to {@code run.json.damaged}. Thread safe, as long as only one
 * thread at a time writes.
 *
 * @param folder the run's folder; its name is the run's number
 * @param json reads and writes it
 */
record RunFile(Path folder, JsonMapper json) {

	/**
	 * Upper bound of the disk space of a file beyond its bytes: the rest of its last
	 * block.
	 */
	static final long BLOCK = 4096;

	Path path() {
		return this.folder.resolve("run.json");
	}

	private Path damaged() {
		return this.folder.resolve("run.json.damaged");
	}

	boolean isAbsent() {
		return Files.notExists(path()) && !isDamaged();
	}

	/**
	 * Returns whether the file was damaged before.
	 * @return whether there is a file that was set aside
	 */
	boolean isDamaged() {
		return Files.exists(damaged());
	}

	/**
	 * Writes the run, durably.
	 * @param run the run
	 * @throws StorageException if it cannot be written; the previous version stays
	 */
	void write(Run run) {
		byte[] content = Checksum.seal(this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
		try {
			AtomicFile.write(path(), content);
		}
		catch (IOException ex) {
			throw StorageException.of("Run " + run.id() + " can't be written", this.folder.getParent(),
					content.length + BLOCK, ex);
		}
	}

	/**
	 * Reads the run.
	 * @return the run as last written
	 * @throws IOException if the file is damaged or belongs to another run; the message
	 * says what is wrong
	 */
	Run read() throws IOException {
		Run run;
		try {
			run = this.json.readValue(Checksum.open(Files.readAllBytes(path())), Run.class);
		}
		catch (JacksonException ex) {
			throw new IOException("it is not the JSON of a run: " + ex.getOriginalMessage(), ex);
		}
		if (!isOf(run)) {
			throw new IOException("it belongs to run " + run.id());
		}
		if (Stream
			.of(run.name(), run.state(), run.dataset(), run.recipe(), run.settings(), run.progress(), run.queuedAt(),
					run.engine())
			.anyMatch(Objects::isNull)) {
			throw new IOException("required fields are missing");
		}
		return run;
	}

	boolean isOf(Run run) {
		return this.folder.getFileName().toString().equals(Integer.toString(run.id()));
	}

	/**
	 * Sets a damaged file aside and writes a new one.
	 * @param run the restored run
	 * @throws IOException if the file cannot be set aside
	 * @throws StorageException if the run cannot be written; the next start will try
	 * again
	 */
	void replaceDamaged(Run run) throws IOException {
		if (Files.exists(path())) {
			Folder.move(path(), damaged());
		}
		write(run);
	}

	/**
	 * Deletes the file, and so the run.
	 * @throws StorageException if it cannot be deleted; it stays
	 */
	void delete() {
		try {
			Folder.delete(damaged());
			Folder.delete(path());
		}
		catch (IOException ex) {
			throw StorageException.of("Run " + this.folder.getFileName() + " can't be deleted", this.folder.getParent(),
					BLOCK, ex);
		}
	}

	@Override
	public String toString() {
		return path().toString();
	}

}
