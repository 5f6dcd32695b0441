package io.convscope.training.run;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

import io.convscope.evaluation.PredictionArchive;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import io.convscope.inspection.epoch.EpochArchive;
import io.convscope.model.store.EpochFiles;
import io.convscope.training.checkpoint.CheckpointFiles;
import io.convscope.training.metrics.MetricsHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * The folder of one run: {@code run.json}, {@code metrics.jsonl}, {@code states.jsonl}
 * and its checkpoints, with the folders {@code epochs} and {@code predictions}. Thread
 * safe, as long as one thread at a time writes.
 *
 * @param path where it is; made with its first file
 * @param json reads and writes its files
 */
public record RunFolder(Path path, JsonMapper json) {

	private static final Logger logger = LoggerFactory.getLogger(RunFolder.class);

	private RunFile file() {
		return new RunFile(this.path, this.json);
	}

	/**
	 * Tells whether there is no run here, or no longer.
	 * @return whether nothing says what the run is
	 */
	boolean isEmpty() {
		return file().isAbsent();
	}

	/**
	 * Writes the run as it stands, for good.
	 * @param run the run
	 * @throws StorageException if it can't be written; what was there stays
	 */
	public void write(Run run) {
		file().write(run);
	}

	/**
	 * Writes a new run; where that fails, nothing is left.
	 * @param run the run
	 * @throws StorageException if it can't be written
	 */
	public void create(Run run) {
		try {
			write(run);
		}
		catch (StorageException ex) {
			FileSystemUtils.deleteRecursively(this.path.toFile());
			throw ex;
		}
	}

	/**
	 * Reads the run.
	 * @return the run as it was written last
	 * @throws IOException if the file is damaged or of another run; the message says how
	 */
	Run read() throws IOException {
		return file().read();
	}

	/**
	 * Restores the run from its history, where its own file is damaged: as it stood when
	 * it came into its last state. The damaged file is set aside.
	 * @return the run; empty where the history does not tell
	 */
	Optional<Run> restore() {
		Optional<Run> run = states().last().filter(file()::isOf);
		run.ifPresent((each) -> {
			try {
				file().replaceDamaged(each);
			}
			catch (IOException | StorageException ex) {
				logger.warn("The damaged file {} can't be set aside: {}", file(), ex.toString());
			}
		});
		return run;
	}

	/**
	 * Tells what is damaged in this folder, and what became of it.
	 * @param metrics what was read of the run's figures
	 * @param states what was read of its states
	 * @return sentences without their full stops
	 */
	List<String> faults(MetricsHistory metrics, StateHistory states) {
		List<String> faults = new ArrayList<>();
		if (file().isDamaged()) {
			faults.add("The file " + file() + " was damaged and is set aside as run.json.damaged;"
					+ " the run was restored as it stood when its state last changed");
		}
		Stream.of(metrics.fault(), states.fault()).filter(Objects::nonNull).forEach(faults::add);
		return faults;
	}

	public MetricsHistory metrics(int runId) {
		return new MetricsHistory(runId, this.path.resolve("metrics.jsonl"), this.json);
	}

	StateHistory states() {
		return new StateHistory(this.path.resolve("states.jsonl"), this.json);
	}

	CheckpointFiles checkpoints() {
		return new CheckpointFiles(this.path);
	}

	EpochArchive epochs(Run run) {
		return new EpochArchive(run.id(), run.dataset(), run.network(), new EpochFiles(epochs()));
	}

	PredictionArchive predictions(Run run) {
		return new PredictionArchive(run.id(), run.dataset(), new EpochFiles(predictions()));
	}

	private Path epochs() {
		return this.path.resolve("epochs");
	}

	private Path predictions() {
		return this.path.resolve("predictions");
	}

	/**
	 * Deletes all that is in the folder, for good. It stays itself: no other run gets its
	 * number, which its model has in its name.
	 * @throws StorageException if the run can't be deleted; it stays
	 */
	void delete() {
		// first, so that a kill can't leave half a run
		file().delete();
		clear();
	}

	/**
	 * Deletes what a kill or a power cut has left: files that were being written, and all
	 * that is left of a deleted run. What can't be deleted does no harm.
	 */
	void tidy() {
		try {
			if (isEmpty()) {
				clear();
			}
			Folder.deleteTemporaries(this.path);
			Folder.deleteTemporaries(epochs());
			Folder.deleteTemporaries(predictions());
		}
		catch (IOException ex) {
			logger.warn("Files in {} that are no longer needed can't be deleted", this.path, ex);
		}
	}

	private void clear() {
		try {
			// someone else may have deleted it, and the number has to stay taken
			Folder.create(this.path);
		}
		catch (IOException ex) {
			logger.warn("The number of the deleted run in {} can't be kept", this.path, ex);
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.path)) {
			for (Path file : files) {
				Folder.delete(file);
			}
		}
		catch (IOException ex) {
			logger.warn("What is left of the deleted run in {} can't be deleted", this.path, ex);
		}
	}

}
