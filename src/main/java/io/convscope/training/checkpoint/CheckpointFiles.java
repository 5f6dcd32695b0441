package io.convscope.training.checkpoint;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

import io.convscope.home.AtomicFile;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two newest checkpoints of a run on disk. Used by one thread at a time.
 */
public final class CheckpointFiles {

	private static final Logger logger = LoggerFactory.getLogger(CheckpointFiles.class);

	// under this name only until the one before has made room for it
	private final Path next;

	private final Path newest;

	private final Path before;

	public CheckpointFiles(Path folder) {
		this.next = folder.resolve("checkpoint-next.safetensors");
		this.newest = folder.resolve("checkpoint.safetensors");
		this.before = folder.resolve("checkpoint-before.safetensors");
	}

	/**
	 * Keeps a checkpoint beside the newest until now.
	 * @param checkpoint the checkpoint
	 * @throws IOException if it can't be written; what was there stays
	 */
	public void write(Checkpoint checkpoint) throws IOException {
		AtomicFile.write(this.next, (out) -> CheckpointFormat.write(checkpoint, out));
		if (Files.exists(this.newest)) {
			Folder.move(this.newest, this.before);
		}
		Folder.move(this.next, this.newest);
	}

	/**
	 * Explains why a checkpoint can't be written.
	 * @param cause what the operating system said
	 * @return what is wrong, and what to do
	 */
	public StorageException explain(IOException cause) {
		return StorageException.of("A checkpoint can't be written", this.newest.getParent(), size(), cause);
	}

	// one is as large as another
	private long size() {
		return Math.max(this.newest.toFile().length(), this.before.toFile().length());
	}

	/**
	 * Tells whether the run may have one to go on from.
	 * @return whether there is a file; it may be damaged
	 */
	public boolean exist() {
		return Stream.of(this.next, this.newest, this.before).anyMatch(Files::exists);
	}

	/**
	 * Reads the newest checkpoint that is whole.
	 * @return what was found
	 */
	public Found read() {
		List<String> faults = new ArrayList<>();
		for (Path file : List.of(this.next, this.newest, this.before)) {
			if (Files.exists(file)) {
				try {
					return new Found(CheckpointFormat.read(Files.readAllBytes(file)), faults);
				}
				catch (IOException ex) {
					logger.error("The checkpoint {} is damaged: {}", file, ex.getMessage());
					faults.add(file.getFileName() + " is damaged: " + ex.getMessage());
				}
			}
		}
		return new Found(null, faults);
	}

	/**
	 * Deletes all; what can't be deleted does no harm.
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
	 * What was found on disk.
	 *
	 * @param checkpoint the newest that is whole; null when there is none
	 * @param faults what is wrong with each newer one
	 */
	public record Found(@Nullable Checkpoint checkpoint, List<String> faults) {
	}

}
