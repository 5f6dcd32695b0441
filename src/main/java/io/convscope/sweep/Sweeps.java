package io.convscope.sweep;

import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

import io.convscope.access.Caller;
import io.convscope.home.StorageException;
import io.convscope.training.Runs;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * All sweeps. Of each that is under way, one run is queued or trains; {@link #look()}
 * queues the next when it has ended. So a sweep takes its turn beside other runs, however
 * long it is.
 * <p>
 * A run knows its place in its sweep, and is found by it: a kill between the two writes
 * that queue it repeats nothing. Thread safe; readers never wait.
 */
@Component
class Sweeps {

	private static final Logger logger = LoggerFactory.getLogger(Sweeps.class);

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

	private final SweepStore store;

	private final Runs runs;

	private final SweepSteps steps;

	private final Clock clock;

	private final Map<Integer, Sweep> sweeps = new ConcurrentSkipListMap<>();

	private final Map<Integer, String> notices = new ConcurrentHashMap<>();

	Sweeps(SweepStore store, Runs runs, SweepSteps steps, Clock clock) {
		this.store = store;
		this.runs = runs;
		this.steps = steps;
		this.clock = clock;
		store.read().forEach((sweep) -> this.sweeps.put(sweep.id(), sweep));
	}

	/**
	 * Starts a sweep: queues its first run.
	 * @param request the complete request
	 * @return a snapshot of the sweep
	 * @throws io.convscope.training.RunQueueFullException if the queue of runs is full
	 * @throws io.convscope.access.LimitExceededException if too many runs of the same key
	 * are queued
	 * @throws StorageException if there is too little disk space for a run, or the sweep
	 * cannot be written
	 */
	synchronized Sweep start(SweepRequest request) {
		this.runs.requireRoom();
		Sweep sweep = Sweep.of(this.store.nextId(), request, Caller.name(), this.clock.instant());
		this.store.create(sweep);
		this.sweeps.put(sweep.id(), sweep);
		try {
			return advance(sweep);
		}
		catch (StorageException ex) {
			if (this.steps.runsOf(sweep).isEmpty()) {
				remove(sweep);
				throw ex;
			}
			return sweep;
		}
	}

	/**
	 * Cancels a sweep: its run stops as one that is cancelled, and no other is queued.
	 * @param id the sweep's number
	 * @return a snapshot of the sweep, whose run may not have stopped yet
	 * @throws UnknownSweepException if there is no such sweep
	 * @throws IllegalSweepStateException if it has ended
	 * @throws StorageException if that cannot be written; nothing has changed
	 */
	synchronized Sweep cancel(String id) {
		Sweep sweep = get(id);
		if (sweep.hasEnded()) {
			throw IllegalSweepStateException.ended(sweep);
		}
		return advanceIfPossible(sweep.cancelled() ? sweep : keep(sweep.cancel()));
	}

	/**
	 * Deletes a sweep that has ended, and, if wished, its runs, but not their models.
	 * @param id the sweep's number
	 * @param withRuns whether its runs are deleted too
	 * @throws UnknownSweepException if there is no such sweep
	 * @throws IllegalSweepStateException if it has not ended
	 * @throws StorageException if it cannot be deleted; it stays
	 */
	synchronized void delete(String id, boolean withRuns) {
		Sweep sweep = get(id);
		if (!sweep.hasEnded()) {
			throw IllegalSweepStateException.notEnded(sweep);
		}
		if (withRuns) {
			this.steps.runsOf(sweep).forEach((run) -> this.runs.delete(Integer.toString(run.id())));
		}
		remove(sweep);
	}

	private void remove(Sweep sweep) {
		this.store.delete(sweep.id());
		this.sweeps.remove(sweep.id());
	}

	/**
	 * Looks whether runs of sweeps have ended, and goes on with those sweeps.
	 */
	void look() {
		list().stream().filter((sweep) -> !sweep.hasEnded()).forEach((each) -> {
			synchronized (this) {
				Sweep now = this.sweeps.get(each.id());
				if (now != null && !now.hasEnded()) {
					advanceIfPossible(now);
				}
			}
		});
	}

	// what fails is tried again at the next look
	private Sweep advanceIfPossible(Sweep sweep) {
		try {
			Sweep advanced = advance(sweep);
			this.notices.remove(sweep.id());
			return advanced;
		}
		catch (StorageException ex) {
			if (this.notices.put(sweep.id(),
					ex.getMessage() + " The sweep goes on by itself when that works.") == null) {
				logger.warn("Sweep {} can't go on: {}", sweep.id(), ex.getMessage());
			}
			return sweep;
		}
	}

	private Sweep advance(Sweep known) {
		Sweep advanced = this.steps.advance(known);
		return advanced.equals(known) ? known : keep(advanced);
	}

	private Sweep keep(Sweep sweep) {
		this.store.write(sweep);
		this.sweeps.put(sweep.id(), sweep);
		return sweep;
	}

	/**
	 * Lists all sweeps.
	 * @return snapshots, in the order of their numbers
	 */
	List<Sweep> list() {
		return List.copyOf(this.sweeps.values());
	}

	/**
	 * Finds a sweep.
	 * @param id its number
	 * @return a snapshot
	 * @throws UnknownSweepException if there is no such sweep
	 */
	Sweep get(String id) {
		Sweep sweep = NUMBER.matcher(id).matches() ? this.sweeps.get(Integer.parseInt(id)) : null;
		if (sweep == null) {
			throw UnknownSweepException.of(id, this.sweeps.size());
		}
		return sweep;
	}

	/**
	 * Tells why a sweep does not go on.
	 * @param sweep the sweep
	 * @return a sentence; null if it does
	 */
	@Nullable String notice(Sweep sweep) {
		return this.notices.get(sweep.id());
	}

}
