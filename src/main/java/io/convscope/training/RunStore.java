package io.convscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.convscope.home.ConvscopeHome;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Keeps runs on disk, a {@link RunFolder} each. Thread safe.
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
				Path file = new RunFolder(each, this.json).description();
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

	/**
	 * Finds the folder of a run.
	 * @param id the run's number
	 * @return its folder; there need be none yet
	 */
	RunFolder folder(int id) {
		return new RunFolder(this.folder.resolve(Integer.toString(id)), this.json);
	}

}
