package io.convscope.training.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;

import io.convscope.home.ConvscopeHome;
import io.convscope.home.Folder;
import io.convscope.home.StorageException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.stereotype.Component;

/**
 * Stores runs on disk, each in a {@link RunFolder}. Thread safe.
 */
@Component
public class RunStore {

	private static final Logger logger = LoggerFactory.getLogger(RunStore.class);

	private final Path folder;

	private final JsonMapper json;

	public RunStore(ConvscopeHome home, JsonMapper json) {
		this.folder = home.runs();
		// another version may have written further fields
		this.json = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
	}

	/**
	 * Reads all runs, and deletes what is left after a kill or a power failure.
	 * @return the runs found
	 */
	public Found read() {
		Found found = new Found(new ArrayList<>(), new ArrayList<>());
		for (int number : numbers()) {
			RunFolder each = folder(number);
			each.tidy();
			if (!each.isEmpty()) {
				read(number, each, found);
			}
		}
		return found;
	}

	private static void read(int number, RunFolder folder, Found found) {
		try {
			found.whole().add(folder.read());
		}
		catch (IOException ex) {
			logger.error("The run in {} can't be read: {}", folder.path(), ex.getMessage());
			folder.restore()
				.ifPresentOrElse(found.whole()::add, () -> found.damaged().add(DamagedRun.of(number, folder, ex)));
		}
	}

	private SortedSet<Integer> numbers() {
		try {
			return Folder.numbers(this.folder);
		}
		catch (IOException ex) {
			throw StorageException.of("The runs can't be listed", this.folder, 0, ex);
		}
	}

	/**
	 * Finds the number of the next run: one above all numbers in use, including those of
	 * deleted runs and of runs that cannot be read.
	 * @return at least 1
	 */
	public int nextId() {
		SortedSet<Integer> numbers = numbers();
		return numbers.isEmpty() ? 1 : numbers.last() + 1;
	}

	/**
	 * Returns the folder of a run.
	 * @param id the run's number
	 * @return the folder, which need not exist yet
	 */
	public RunFolder folder(int id) {
		return new RunFolder(this.folder.resolve(Integer.toString(id)), this.json);
	}

	/**
	 * The runs found on disk, in the order of their numbers.
	 *
	 * @param whole the runs that could be read or restored
	 * @param damaged placeholders for damaged runs, whose files must not be changed
	 */
	public record Found(List<Run> whole, List<Run> damaged) {
	}

}
