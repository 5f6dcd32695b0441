package io.convscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.convscope.evaluation.PredictionArchive;
import io.convscope.home.AtomicFile;
import io.convscope.home.ConvscopeHome;
import io.convscope.inspection.EpochArchive;
import io.convscope.model.EpochFiles;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Keeps runs on disk, a folder each: {@code run.json}, {@code metrics.jsonl},
 * {@code states.jsonl}, with the folders {@code epochs} and {@code predictions}. Thread
 * safe, as long as one thread at a time writes a run.
 */
@Component
class RunStore {

	private static final Logger logger = LoggerFactory.getLogger(RunStore.class);

	private final Path folder;

	private final JsonMapper json;

	RunStore(ConvscopeHome home, JsonMapper json) {
		this.folder = home.runs();
		// another version may have written more
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	/**
	 * Reads all runs.
	 * @return in the order of their numbers; a damaged one is left out
	 */
	List<Run> readAll() {
		List<Run> runs = new ArrayList<>();
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.folder, Files::isDirectory)) {
			for (Path each : folders) {
				Path file = each.resolve("run.json");
				if (Files.exists(file)) {
					read(file, runs);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The runs in " + this.folder + " can't be listed", ex);
		}
		runs.sort(Comparator.comparingInt(Run::id));
		return runs;
	}

	private void read(Path file, List<Run> runs) {
		try {
			runs.add(this.json.readValue(Files.readAllBytes(file), Run.class));
		}
		catch (IOException | JacksonException ex) {
			logger.error("The run in {} can't be read and is left out", file, ex);
		}
	}

	/**
	 * Finds the number of the next run: one above all that there ever were, also those
	 * that can't be read.
	 * @return at least 1
	 */
	int nextId() {
		try (DirectoryStream<Path> folders = Files.newDirectoryStream(this.folder, "[0-9]*")) {
			int highest = 0;
			for (Path each : folders) {
				String name = each.getFileName().toString();
				highest = name.matches("[0-9]{1,9}") ? Math.max(highest, Integer.parseInt(name)) : highest;
			}
			return highest + 1;
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The runs in " + this.folder + " can't be listed", ex);
		}
	}

	void write(Run run) {
		try {
			AtomicFile.write(folderOf(run.id()).resolve("run.json"),
					this.json.writerWithDefaultPrettyPrinter().writeValueAsBytes(run));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Run " + run.id() + " can't be written to " + this.folder, ex);
		}
	}

	MetricsHistory metrics(int id) {
		return new MetricsHistory(id, folderOf(id).resolve("metrics.jsonl"), this.json);
	}

	StateHistory states(int id) {
		return new StateHistory(folderOf(id).resolve("states.jsonl"), this.json);
	}

	EpochArchive epochs(Run run) {
		return new EpochArchive(run.id(), run.dataset(), files(run, "epochs"));
	}

	PredictionArchive predictions(Run run) {
		return new PredictionArchive(run.id(), run.dataset(), files(run, "predictions"));
	}

	CheckpointFiles checkpoints(int id) {
		return new CheckpointFiles(folderOf(id));
	}

	/**
	 * Deletes a run. Its empty folder stays: no other run gets its number, which its
	 * model has in its name.
	 * @param id its number
	 * @throws UncheckedIOException if it can't be deleted
	 */
	void delete(int id) {
		try {
			// someone else may have deleted it, and the number has to stay taken
			Files.createDirectories(folderOf(id));
			// first, so that a kill can't leave half a run
			Files.deleteIfExists(folderOf(id).resolve("run.json"));
			try (DirectoryStream<Path> files = Files.newDirectoryStream(folderOf(id))) {
				for (Path file : files) {
					FileSystemUtils.deleteRecursively(file);
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("Run " + id + " can't be deleted from " + this.folder, ex);
		}
	}

	private EpochFiles files(Run run, String what) {
		return new EpochFiles(folderOf(run.id()).resolve(what));
	}

	private Path folderOf(int id) {
		return this.folder.resolve(Integer.toString(id));
	}

}
