package io.convscope.training.events;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;

import io.convscope.training.run.Run;
import io.convscope.training.run.RunView;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What one client is to be sent next. Nothing is queued for it: what it missed is read
 * from the run's history when it can take more, and of progress there is the newest only.
 * Confined to one thread at a time.
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

	EventFeed(TrainingRun run, EventCursor cursor, Duration heartbeat, JsonMapper json) {
		this.run = run;
		this.cursor = cursor;
		this.heartbeat = heartbeat;
		this.json = json;
	}

	/**
	 * Lets the newest progress be sent, once.
	 */
	void allowProgress() {
		this.progressDue = true;
	}

	/**
	 * Tells whether the run's end was sent.
	 * @return whether nothing will come any more
	 */
	boolean hasEnded() {
		return this.ended;
	}

	/**
	 * Takes what is to be sent next.
	 * @return lines of an event stream; empty when there is nothing for now
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
		// looked at before the history, which then has all that led there
		Run now = this.run.snapshot();
		Optional<RunEvent> next = this.cursor.next(this.run);
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

	private Optional<RunEvent> progress(Run now) {
		// an epoch's result is in the history a moment before the run's progress tells of
		// it
		if (now.progress().epoch() < this.cursor.epochs()) {
			return Optional.empty();
		}
		boolean due = this.progressDue && !this.ended && !RunView.of(now).equals(this.shown);
		this.progressDue = false;
		return due ? Optional.of(RunEvent.progress(this.cursor, now)) : Optional.empty();
	}

}
