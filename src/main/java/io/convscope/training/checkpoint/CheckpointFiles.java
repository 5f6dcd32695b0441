package io.convscope.training.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

import io.convscope.home.AtomicFile;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two newest checkpoints of a run on disk. Not thread safe.
 */
public final class CheckpointFiles {

	private static final Logger logger = LoggerFactory.getLogger(CheckpointFiles.class);

	// the newest has this name until the previous one has been renamed
	private final Path next;

	private final Path newest;

	private final Path before;

	public CheckpointFiles(Path folder) {
		this.next = folder.resolve("checkpoint-next.safetensors");
		this.newest = folder.resolve("checkpoint.safetensors");
		this.before = folder.resolve("checkpoint-before.safetensors");
	}

	/**
	 * Writes a checkpoint and keeps the previous one.
	 * @param checkpoint the checkpoint
	 * @throws IOException if it cannot be written; the existing ones stay
	 */
	public void write(Checkpoint checkpoint) throws IOException {
		AtomicFile.write(this.next, (out) -> CheckpointFormat.write(checkpoint, out));
		if (Files.exists(this.newest)) {
			Folder.move(this.newest, this.before);
		}
		Folder.move(this.next, this.newest);
	}

	/**
	 * Explains why a checkpoint cannot be written.
	 * @param cause the exception from writing
	 * @return an exception that says what is wrong, and what to do
	 */
	public StorageException explain(IOException cause) {
		return StorageException.of("A checkpoint can't be written", this.newest.getParent(), size(), cause);
	}

	// all checkpoints of a run have the same size
	private long size() {
		return Math.max(this.newest.toFile().length(), this.before.toFile().length());
	}

	/**
	 * Returns whether there is a checkpoint.
	 * @return whether there is a file, which may be damaged
	 */
	public boolean exist() {
		return Stream.of(this.next, this.newest, this.before).anyMatch(Files::exists);
	}

	/**
	 * Tells when the newest checkpoint was written.
	 * @return the time of its file; empty if there is none
	 */
	public Optional<Instant> writtenAt() {
		return Stream.of(this.next, this.newest)
			.map((file) -> file.toFile().lastModified())
			.filter((millis) -> millis > 0)
			.max(Long::compare)
			.map(Instant::ofEpochMilli);
	}

	/**
	 * Reads the newest checkpoint that is not damaged.
	 * @return the checkpoint, and what is wrong with newer ones
	 */
	public Found read() {
		return read((checkpoint) -> {
		});
	}

	/**
	 * Reads the newest checkpoint that is whole and fits.
	 * @param fit throws an IllegalArgumentException for one that doesn't
	 * @return what was found
	 */
	public Found read(Consumer<Checkpoint> fit) {
		List<String> faults = new ArrayList<>();
		for (Path file : List.of(this.next, this.newest, this.before)) {
			if (Files.exists(file)) {
				try {
					Checkpoint checkpoint = CheckpointFormat.read(Files.readAllBytes(file));
					fit.accept(checkpoint);
					return new Found(checkpoint, faults);
				}
				catch (IOException ex) {
					logger.error("The checkpoint {} is damaged: {}", file, ex.getMessage());
					faults.add(file.getFileName() + " is damaged: " + ex.getMessage());
				}
				catch (IllegalArgumentException ex) {
					logger.error("The checkpoint {} is refused: {}", file, ex.getMessage());
					faults.add(file.getFileName() + " does not fit the run: " + ex.getMessage());
				}
			}
		}
		return new Found(null, faults);
	}

	/**
	 * Deletes all checkpoints. A failure is logged; the files left do no harm.
	 */
	public void delete() {
		for (Path file : List.of(this.next, this.newest, this.before)) {
			try {
				AtomicFile.delete(file);
			}
			catch (IOException ex) {
				logger.warn("The checkpoint {}, which is no longer needed, can't be deleted", file, ex);
			}
		}
	}

	/**
	 * The checkpoint found on disk.
	 *
	 * @param checkpoint the newest that is not damaged; null if there is none
	 * @param faults what is wrong with each newer one
	 */
	public record Found(@Nullable Checkpoint checkpoint, List<String> faults) {
	}

}
