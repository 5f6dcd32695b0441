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
 * The file {@code run.json} of a run, which says how the run stands, with a checksum. One
 * that was damaged is set aside as {@code run.json.damaged}. Thread safe, as long as one
 * thread at a time writes.
 *
 * @param folder the run's; its name is the run's number
 * @param json reads and writes it
 */
record RunFile(Path folder, JsonMapper json) {

	/**
	 * What a file takes on the disk beside its bytes, at most: the rest of its last
	 * block.
	 */
	static final long BLOCK = 4096;

	private Path file() {
		return this.folder.resolve("run.json");
	}

	private Path damaged() {
		return this.folder.resolve("run.json.damaged");
	}

	boolean isAbsent() {
		return Files.notExists(file()) && !isDamaged();
	}

	/**
	 * Tells whether the file was damaged once.
	 * @return whether there is one that was set aside
	 */
	boolean isDamaged() {
		return Files.exists(damaged());
	}

	/**
	 * Writes the run as it stands, for good.
	 * @param run the run
	 * @throws StorageException if it can't be written; what was there stays
	 */
	void write(Run run) {
		byte[] content = Checksum.seal(this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
		try {
			AtomicFile.write(file(), content);
		}
		catch (IOException ex) {
			throw StorageException.of("Run " + run.id() + " can't be written", this.folder.getParent(),
					content.length + BLOCK, ex);
		}
	}

	/**
	 * Reads the run.
	 * @return the run as it was written last
	 * @throws IOException if the file is damaged or of another run; the message says how
	 */
	Run read() throws IOException {
		Run run;
		try {
			run = this.json.readValue(Checksum.open(Files.readAllBytes(file())), Run.class);
		}
		catch (JacksonException ex) {
			throw new IOException("it can't be read as JSON of a run: " + ex.getOriginalMessage(), ex);
		}
		if (!isOf(run)) {
			throw new IOException("it says that it is of run " + run.id());
		}
		if (Stream
			.of(run.name(), run.state(), run.dataset(), run.recipe(), run.settings(), run.progress(), run.queuedAt(),
					run.engine())
			.anyMatch(Objects::isNull)) {
			throw new IOException("it lacks some of its fields");
		}
		return run;
	}

	boolean isOf(Run run) {
		return this.folder.getFileName().toString().equals(Integer.toString(run.id()));
	}

	/**
	 * Replaces a damaged file, which is set aside.
	 * @param run what the run is
	 * @throws IOException if the file can't be set aside
	 * @throws StorageException if the run can't be written; the next start will try again
	 */
	void replaceDamaged(Run run) throws IOException {
		if (Files.exists(file())) {
			Folder.move(file(), damaged());
		}
		write(run);
	}

	/**
	 * Deletes the file, so that there is no such run any more.
	 * @throws StorageException if it can't be deleted; it stays
	 */
	void delete() {
		try {
			Folder.delete(damaged());
			Folder.delete(file());
		}
		catch (IOException ex) {
			throw StorageException.of("Run " + this.folder.getFileName() + " can't be deleted", this.folder.getParent(),
					BLOCK, ex);
		}
	}

	@Override
	public String toString() {
		return file().toString();
	}

}
