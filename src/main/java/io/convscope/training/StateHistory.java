package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The states that one run was in, on disk as one JSON line each and in memory: the run as
 * it stood when it came into each.
 * <p>
 * One thread at a time adds, any may read, and none waits for the disk. The state itself
 * is kept elsewhere, so a disk that fails is told in the log, and no run fails for it.
 */
final class StateHistory {

	private static final Logger logger = LoggerFactory.getLogger(StateHistory.class);

	private final JsonLines<Run> lines;

	private final List<Run> states = new ArrayList<>();

	StateHistory(Path file, JsonMapper json) {
		this.lines = new JsonLines<>(file, Run.class, json);
		try {
			this.states.addAll(this.lines.read());
		}
		catch (IOException ex) {
			logger.warn("The states in {} can't be read", file, ex);
		}
	}

	/**
	 * Adds a run's state, if it is another than the last.
	 * @param run the run as it stands
	 */
	void add(Run run) {
		if (isLast(run.state())) {
			return;
		}
		try {
			this.lines.append(run);
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
	 * @param index its place, from 0
	 * @return the run as it stood when it came into that state; empty when there are
	 * fewer
	 */
	synchronized Optional<Run> at(int index) {
		return (index < this.states.size()) ? Optional.of(this.states.get(index)) : Optional.empty();
	}

}
