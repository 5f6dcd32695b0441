package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;

import io.convscope.home.AtomicFile;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The two newest checkpoints of a run on disk. Used by one thread at a time.
 */
final class CheckpointFiles {

	private static final Logger logger = LoggerFactory.getLogger(CheckpointFiles.class);

	// under this name only until the one before has made room for it
	private final Path next;

	private final Path newest;

	private final Path before;

	CheckpointFiles(Path folder) {
		this.next = folder.resolve("checkpoint-next.safetensors");
		this.newest = folder.resolve("checkpoint.safetensors");
		this.before = folder.resolve("checkpoint-before.safetensors");
	}

	/**
	 * Keeps a checkpoint beside the newest until now.
	 * @param checkpoint the checkpoint
	 * @throws IOException if it can't be written; what was there stays
	 */
	void write(Checkpoint checkpoint) throws IOException {
		AtomicFile.write(this.next, (out) -> CheckpointFormat.write(checkpoint, out));
		if (Files.exists(this.newest)) {
			move(this.newest, this.before);
		}
		move(this.next, this.newest);
	}

	private static void move(Path from, Path to) throws IOException {
		Files.move(from, to, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
	}

	/**
	 * Reads the newest checkpoint that is whole.
	 * @return what was found
	 */
	Found read() {
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
	void delete() {
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
	record Found(@Nullable Checkpoint checkpoint, List<String> faults) {
	}

}
