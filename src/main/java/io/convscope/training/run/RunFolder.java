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
import io.convscope.home.Creations;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import io.convscope.inspection.epoch.EpochArchive;
import io.convscope.model.store.EpochFiles;
import io.convscope.training.checkpoint.CheckpointFiles;
import io.convscope.training.cluster.ClusterFiles;
import io.convscope.training.histogram.HistogramFile;
import io.convscope.training.metrics.MetricsHistory;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.util.FileSystemUtils;

/**
 * The folder of one run: {@code run.json}, {@code metrics.jsonl}, {@code states.jsonl},
 * {@code histograms.jsonl} and its checkpoints, with the folders {@code epochs} and
 * {@code predictions}. Thread safe, as long as only one thread at a time writes.
 *
 * @param path the folder's path; created with the first file
 * @param json reads and writes its files
 */
public record RunFolder(Path path, JsonMapper json) {

	private static final Logger logger = LoggerFactory.getLogger(RunFolder.class);

	private RunFile file() {
		return new RunFile(this.path, this.json);
	}

	/**
	 * Returns whether this folder has no run, or no longer.
	 * @return whether there is no {@code run.json}, damaged or not
	 */
	boolean isEmpty() {
		return file().isAbsent();
	}

	/**
	 * Writes the run, durably.
	 * @param run the run
	 * @throws StorageException if it cannot be written; the previous version stays
	 */
	public void write(Run run) {
		file().write(run);
	}

	/**
	 * Writes a new run. If that fails, the folder is deleted.
	 * @param run the run
	 * @throws StorageException if it cannot be written
	 */
	public void create(Run run) {
		Creations.announce(file().path(), "/runs/" + run.id());
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
	 * @return the run as last written
	 * @throws IOException if the file is damaged or belongs to another run; the message
	 * says what is wrong
	 */
	Run read() throws IOException {
		return file().read();
	}

	/**
	 * Restores a run whose {@code run.json} is damaged from the history of its states, as
	 * it was when its state last changed. The damaged file is set aside.
	 * @return the run; empty if the history has no state
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
	 * Lists the damage in this folder and its consequences.
	 * @param metrics the run's metrics as read
	 * @param states the run's states as read
	 * @return sentences without their full stops
	 */
	List<String> faults(MetricsHistory metrics, StateHistory states) {
		List<String> faults = new ArrayList<>();
		if (file().isDamaged()) {
			faults.add("The file " + file() + " was damaged and is set aside as run.json.damaged;"
					+ " the run was restored as it was when its state last changed");
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

	ClusterFiles cluster() {
		return new ClusterFiles(this.path.resolve("cluster"));
	}

	EpochArchive epochs(Run run) {
		return new EpochArchive(run.id(), run.dataset(), run.network(), new EpochFiles(epochs()));
	}

	HistogramFile histograms(Run run) {
		return new HistogramFile(run.id(), this.path, this.json);
	}

	PredictionArchive predictions(Run run) {
		return new PredictionArchive(run.id(), run.dataset(), run.fingerprint(), new EpochFiles(predictions()));
	}

	private Path epochs() {
		return this.path.resolve("epochs");
	}

	private Path predictions() {
		return this.path.resolve("predictions");
	}

	/**
	 * Deletes the content of the folder, durably. The folder stays, so that no other run
	 * gets the number, which is part of the model's id.
	 * @throws StorageException if the run cannot be deleted; it stays
	 */
	void delete() {
		// first, so that a kill leaves no incomplete run
		file().delete();
		clear();
	}

	/**
	 * Deletes what is left after a kill or a power failure: files that were being
	 * written, and files of a deleted run. A failure is logged; the files left do no
	 * harm.
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
			// the folder may have been deleted by hand, but its number must stay taken
			Folder.create(this.path);
		}
		catch (IOException ex) {
			logger.warn("The folder {} of a deleted run can't be created", this.path, ex);
		}
		try (DirectoryStream<Path> files = Files.newDirectoryStream(this.path)) {
			for (Path file : files) {
				Folder.delete(file);
			}
		}
		catch (IOException ex) {
			logger.warn("Leftover files of the deleted run in {} can't be deleted", this.path, ex);
		}
	}

}
