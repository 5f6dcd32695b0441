package io.convscope.training.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

import io.convscope.training.metrics.RateChange;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunView;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The events for one client. There is no queue: missed events are read from the run's
 * history when the client can receive more, and only the newest progress is sent. Used by
 * one thread at a time.
 */
final class EventFeed {

	private static final byte[] HELLO = "retry: 2000\n\n".getBytes(StandardCharsets.UTF_8);

	private static final byte[] HEARTBEAT = ":\n\n".getBytes(StandardCharsets.UTF_8);

	private final TrainingRun run;

	private final JsonMapper json;

	private final Duration heartbeat;

	private EventCursor cursor;

	private long lastNanos = System.nanoTime();

	private boolean greeted;

	private boolean progressDue;

	private boolean ended;

	private @Nullable RunView shown;

	private List<RateChange> rates = List.of();

	EventFeed(TrainingRun run, EventCursor cursor, Duration heartbeat, JsonMapper json) {
		this.run = run;
		this.cursor = cursor;
		this.heartbeat = heartbeat;
		this.json = json;
	}

	/**
	 * Allows the newest progress to be sent once.
	 */
	void allowProgress() {
		this.progressDue = true;
	}

	/**
	 * Returns whether the run's end was sent.
	 * @return whether there are no more events
	 */
	boolean hasEnded() {
		return this.ended;
	}

	/**
	 * Takes the next data to send.
	 * @return lines of an event stream; empty if there are none at the moment
	 */
	Optional<byte[]> next() {
		Optional<byte[]> next = this.greeted ? event() : Optional.of(HELLO);
		this.greeted = true;
		boolean silent = System.nanoTime() - this.lastNanos >= this.heartbeat.toNanos();
		if (next.isEmpty() && silent && !this.ended) {
			next = Optional.of(HEARTBEAT);
		}
		if (next.isPresent()) {
			this.lastNanos = System.nanoTime();
		}
		return next;
	}

	private Optional<byte[]> event() {
		// read before the history, which then has everything up to it
		Run now = this.run.snapshot();
		Optional<RunEvent> next = this.cursor.next(this.run).or(() -> rates(now));
		if (next.isEmpty()) {
			this.ended = now.state().isFinal();
			next = progress(now);
		}
		return next.map((event) -> {
			this.cursor = event.id();
			this.shown = (event.data() instanceof RunView view) ? view : this.shown;
			return event.toBytes(this.json);
		});
	}

	// all of them, as a change replaces those that were to come after it
	private Optional<RunEvent> rates(Run now) {
		if (now.rateChanges().equals(this.rates)) {
			return Optional.empty();
		}
		this.rates = now.rateChanges();
		return Optional.of(RunEvent.rate(this.cursor, this.rates));
	}

	private Optional<RunEvent> progress(Run now) {
		// an epoch's result is in the history a moment before it is in the run's progress
		if (now.progress().epoch() < this.cursor.epochs()) {
			return Optional.empty();
		}
		boolean due = this.progressDue && !this.ended && !RunView.of(now).equals(this.shown);
		this.progressDue = false;
		return due ? Optional.of(RunEvent.progress(this.cursor, now)) : Optional.empty();
	}

}
