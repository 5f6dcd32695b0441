package io.convscope.training.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.home.JsonLines;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The history of a run's states, in memory and on disk, where each is a line of JSON: the
 * run as it was when it entered the state. Each is written durably, if possible, before
 * readers see it.
 * <p>
 * One thread at a time writes; any thread may read, without waiting for the disk. The
 * current state is stored elsewhere, so a failed write is logged only, and repeated with
 * the next state.
 */
public final class StateHistory {

	private static final Logger logger = LoggerFactory.getLogger(StateHistory.class);

	private final JsonLines<Run> lines;

	private final List<Run> states = new ArrayList<>();

	private final @Nullable String fault;

	// how many states the file has; used by the writing thread only
	private int written;

	StateHistory(Path file, JsonMapper json) {
		this.lines = new JsonLines<>(file, Run.class, json);
		this.fault = read(file);
		this.written = this.states.size();
	}

	private @Nullable String read(Path file) {
		try {
			JsonLines.Found<Run> found = this.lines.read();
			this.states.addAll(found.lines());
			return (found.damaged() > 0)
					? "The file " + file + " is damaged: " + found.damaged() + " of the run's past states are missing"
					: null;
		}
		catch (IOException ex) {
			return "The file " + file + " can't be read, so the run's past states are missing (" + ex + ")";
		}
	}

	/**
	 * Returns what is wrong with the file.
	 * @return a sentence without its full stop; null if nothing is wrong
	 */
	@Nullable String fault() {
		return this.fault;
	}

	/**
	 * Adds a run's state if it differs from the last.
	 * @param run the current run
	 */
	void add(Run run) {
		if (isLast(run.state())) {
			return;
		}
		List<Run> missing = new ArrayList<>(this.states.subList(this.written, this.states.size()));
		missing.add(run);
		try {
			this.lines.appendDurably(missing);
			this.written += missing.size();
		}
		catch (IOException ex) {
			logger.warn("The state of run {} can't be added to {}", run.id(), this.lines.file(), ex);
		}
		synchronized (this) {
			this.states.add(run);
		}
	}

	private synchronized boolean isLast(RunState state) {
		return !this.states.isEmpty() && this.states.get(this.states.size() - 1).state() == state;
	}

	/**
	 * Finds a state.
	 * @param index its index, from 0
	 * @return the run as it was when it entered that state; empty if there are fewer
	 */
	public synchronized Optional<Run> at(int index) {
		return (index >= 0 && index < this.states.size()) ? Optional.of(this.states.get(index)) : Optional.empty();
	}

	/**
	 * Finds the newest state.
	 * @return the run as it was when it entered that state; empty if there is none
	 */
	synchronized Optional<Run> last() {
		return at(this.states.size() - 1);
	}

}
