package io.convscope.training.events;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Run;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * How much of a run's history a client has received; the id of an event. It counts
 * entries on disk, so it stays valid after a restart.
 *
 * @param states the number of the run's states
 * @param epochs the number of its epoch results
 */
record EventCursor(int states, int epochs) {

	static final EventCursor START = new EventCursor(0, 0);

	private static final Pattern ID = Pattern.compile("([0-9]{1,9})\\.([0-9]{1,9})");

	/**
	 * Parses the id of the last event that a client received.
	 * @param id the id; null if it received none
	 * @return its position; the start if the id is not valid
	 */
	static EventCursor parse(@Nullable String id) {
		Matcher matcher = ID.matcher((id != null) ? id : "");
		return matcher.matches()
				? new EventCursor(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2))) : START;
	}

	/**
	 * Finds the next event in a run's history.
	 * @param run the run
	 * @return the event, whose id is the position behind it; empty at the end of the
	 * history
	 */
	Optional<RunEvent> next(TrainingRun run) {
		// in this order: if a state is there, so are the epochs before it
		Optional<Run> state = run.states().at(this.states);
		Optional<EpochResult> epoch = run.metrics().epochAt(this.epochs);
		if (state.isPresent() && (epoch.isEmpty() || state.get().progress().epoch() <= this.epochs)) {
			return Optional.of(RunEvent.state(new EventCursor(this.states + 1, this.epochs), state.get()));
		}
		return epoch.map((result) -> RunEvent.epoch(new EventCursor(this.states, this.epochs + 1), result));
	}

	@Override
	public String toString() {
		return this.states + "." + this.epochs;
	}

}
