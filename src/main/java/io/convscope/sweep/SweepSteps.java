package io.convscope.sweep;

import java.time.Clock;
import java.util.List;
import java.util.Optional;

import io.convscope.home.StorageException;
import io.convscope.training.Runs;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.Run;
import io.convscope.training.run.SweepPlace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Takes a sweep from one run to the next.
 */
@Component
class SweepSteps {

	private static final Logger logger = LoggerFactory.getLogger(SweepSteps.class);

	private final Runs runs;

	private final Clock clock;

	SweepSteps(Runs runs, Clock clock) {
		this.runs = runs;
		this.clock = clock;
	}

	/**
	 * Does what comes next: queues a run if none is under way, or stops it if the sweep
	 * was cancelled. Not for the same sweep in two threads at a time.
	 * @param known the sweep as it was before
	 * @return the sweep as it is now, to be kept; after a kill its runs tell the same
	 * @throws StorageException if there is too little disk space for a run, or it cannot
	 * be written
	 */
	Sweep advance(Sweep known) {
		List<Run> queued = runsOf(known);
		Sweep sweep = known.noting(queued);
		Optional<Run> underWay = queued.stream().filter((run) -> !run.state().isFinal()).findFirst();
		if (underWay.isPresent()) {
			if (sweep.cancelled()) {
				cancel(underWay.get());
			}
			return sweep;
		}
		if (sweep.cancelled() || sweep.next() == 0) {
			logger.info("Sweep {} is {}", sweep.id(), sweep.cancelled() ? "cancelled" : "completed");
			return sweep.ended(this.clock.instant());
		}
		return startNext(sweep, sweep.next());
	}

	private void cancel(Run run) {
		try {
			this.runs.cancel(Integer.toString(run.id()));
		}
		catch (IllegalRunStateException ex) {
			logger.debug("Run {} ended before it was cancelled", run.id());
		}
	}

	private Sweep startNext(Sweep sweep, int number) {
		PlannedRun next = sweep.runs().get(number - 1);
		try {
			Run run = this.runs.startOfSweep(next.request(), new SweepPlace(sweep.id(), number), sweep.key());
			return sweep.with(number, next.queuedAs(run.id()));
		}
		catch (StorageException ex) {
			throw ex;
		}
		catch (RuntimeException ex) {
			// the others must still get their turn
			logger.warn("Run {} of sweep {} can't be queued", number, sweep.id(), ex);
			return sweep.with(number, next.failed(String.valueOf(ex.getMessage())));
		}
	}

	/**
	 * Finds the runs of a sweep.
	 * @param sweep the sweep
	 * @return those that were queued and not deleted, in the order of their numbers
	 */
	List<Run> runsOf(Sweep sweep) {
		return this.runs.list()
			.stream()
			.filter((run) -> run.sweep() != null && run.sweep().id() == sweep.id())
			.toList();
	}

}
