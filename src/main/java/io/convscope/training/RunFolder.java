package io.convscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;

import io.convscope.evaluation.PredictionArchive;
import io.convscope.home.AtomicFile;
import io.convscope.inspection.EpochArchive;
import io.convscope.model.EpochFiles;
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
record RunFolder(Path path, JsonMapper json) {

	Path description() {
		return this.path.resolve("run.json");
	}

	/**
	 * Writes the run as it stands.
	 * @param run the run
	 * @throws UncheckedIOException if it can't be written; what was there stays
	 */
	void write(Run run) {
		try {
			AtomicFile.write(description(), this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Run " + run.id() + " can't be written to " + this.path.getParent(), ex);
		}
	}

	MetricsHistory metrics(int runId) {
		return new MetricsHistory(runId, this.path.resolve("metrics.jsonl"), this.json);
	}

	StateHistory states() {
		return new StateHistory(this.path.resolve("states.jsonl"), this.json);
	}

	CheckpointFiles checkpoints() {
		return new CheckpointFiles(this.path);
	}

	EpochArchive epochs(Run run) {
		return new EpochArchive(run.id(), run.dataset(), new EpochFiles(this.path.resolve("epochs")));
	}

	PredictionArchive predictions(Run run) {
		return new PredictionArchive(run.id(), run.dataset(), new EpochFiles(this.path.resolve("predictions")));
	}

	/**
	 * Deletes all that is in the folder. It stays itself: no other run gets its number,
	 * which its model has in its name.
	 * @throws UncheckedIOException if anything can't be deleted
	 */
	void delete() {
		try {
			// someone else may have deleted it, and the number has to stay taken
			Files.createDirectories(this.path);
			// first, so that a kill can't leave half a run
			Files.deleteIfExists(description());
			try (DirectoryStream<Path> files = Files.newDirectoryStream(this.path)) {
				for (Path file : files) {
					FileSystemUtils.deleteRecursively(file);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"Run " + this.path.getFileName() + " can't be deleted from " + this.path.getParent(), ex);
		}
	}

}
