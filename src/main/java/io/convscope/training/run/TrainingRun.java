package io.convscope.training.run;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

import io.convscope.home.StorageException;
import io.convscope.network.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A run with its life cycle. It changes state only as {@link RunState} allows, and writes
 * each change durably before it becomes visible.
 * <p>
 * Thread safe: each transition, with its changes to the run's files, is atomic under the
 * lock of this object.
 */
public final class TrainingRun extends PersistentRun {

	private final RunFolder folder;

	private final Clock clock;

	private boolean deleted;

	// a new one each time the run is resumed
	private volatile StopRequest stop = new StopRequest();

	/**
	 * Creates a run.
	 * @param run the run as stored on disk
	 * @param folder the run's folder
	 * @param clock the clock for the times of changes
	 */
	public TrainingRun(Run run, RunFolder folder, Clock clock) {
		this(run, folder, clock, false);
		states().add(run);
	}

	private TrainingRun(Run run, RunFolder folder, Clock clock, boolean placeholder) {
		super(run, folder, folder.states(), placeholder);
		this.folder = folder;
		this.clock = clock;
	}

	/**
	 * Creates a run whose files are damaged and must not be changed.
	 * @param run the placeholder that is shown; it has ended
	 * @param folder the run's folder
	 * @param clock the clock for the times of changes
	 * @return the run
	 */
	static TrainingRun damaged(Run run, RunFolder folder, Clock clock) {
		return new TrainingRun(run, folder, clock, true);
	}

	public StopRequest stop() {
		return this.stop;
	}

	/**
	 * Starts the run on the training thread.
	 * @param engine the engine that computes it
	 * @param threads the number of threads
	 * @return false if the run is no longer queued
	 * @throws StorageException if the start cannot be written; the run stays queued
	 */
	public synchronized boolean start(Engine engine, int threads) {
		if (now().state() != RunState.QUEUED) {
			return false;
		}
		keep((each) -> each.started(engine, threads, this.clock.instant()));
		return true;
	}

	public synchronized void requireResumable() {
		now().requireResumable();
	}

	/**
	 * Queues a paused or interrupted run again.
	 * @param resumedAt when the user resumed it
	 * @param place its place in the queue
	 * @throws IllegalRunStateException if it is neither paused nor interrupted
	 * @throws StorageException if that cannot be written; its state stays the same
	 */
	public synchronized void queueAgain(Instant resumedAt, long place) {
		now().requireCanBecome(RunState.QUEUED);
		keep((each) -> each.queuedAgain(resumedAt, place));
		this.stop = new StopRequest();
	}

	/**
	 * Ends a running run, or stops it until it is resumed. A stop that the user requested
	 * before takes precedence. The end is written before the model is made final, so that
	 * a kill in between does not change the outcome.
	 * @param state the next state
	 * @param reason why it fails, pauses or ends early; else null
	 * @param settle makes its model final if the next state is final; called with that
	 * state
	 * @return a snapshot of the run
	 * @throws IllegalRunStateException if the life cycle does not allow that state
	 * @throws StorageException if it cannot be written; the state stays the same
	 */
	public synchronized Run end(RunState state, @Nullable String reason, Consumer<RunState> settle) {
		now().requireCanBecome(state);
		PendingStop end = new PendingStop(state, reason).yieldingTo(now().stop());
		metrics().flush();
		if (end.state().isFinal()) {
			keep((each) -> each.withStop(end));
			settle.accept(end.state());
		}
		Run ended = now().ended(end.state(), end.reason(), this.clock.instant());
		this.folder.write(ended);
		if (end.state().isFinal()) {
			forgetProgress();
		}
		show(ended);
		return ended;
	}

	/**
	 * Stops a running run whose end could not be written. The stop is written if
	 * possible.
	 * @param state the next state, which is not final
	 * @param reason what is wrong, and what to do
	 */
	synchronized void stop(RunState state, String reason) {
		keepIfPossible((each) -> each.ended(state, reason, this.clock.instant()));
	}

	/**
	 * Queues an interrupted run again at its former place. The change is written if
	 * possible.
	 */
	synchronized void requeue() {
		keepIfPossible((each) -> each.queuedAgain(each.resumedAt(), each.place()));
		this.stop = new StopRequest();
	}

	/**
	 * Cancels a run. A running one is requested to stop, any other ends at once.
	 * @param settle makes its model final if it ends at once
	 * @return whether it has ended
	 * @throws IllegalRunStateException if it had ended before
	 * @throws StorageException if that cannot be written; nothing has changed
	 */
	synchronized boolean cancel(Runnable settle) {
		now().requireCanBecome(RunState.CANCELLED);
		if (now().state() == RunState.RUNNING) {
			request(RunState.CANCELLED, StopRequest.Cause.CANCEL);
			return false;
		}
		Run ended = now().withRateChanges(rates().made()).ended(RunState.CANCELLED, null, this.clock.instant());
		this.folder.write(ended);
		settle.run();
		forgetProgress();
		show(ended);
		return true;
	}

	/**
	 * Requests the training thread to pause the run.
	 * @throws IllegalRunStateException if the run is not running, or about to enter a
	 * final state
	 * @throws StorageException if that cannot be written; nothing has changed
	 */
	public synchronized void requestPause() {
		now().requirePausable();
		request(RunState.PAUSED, StopRequest.Cause.PAUSE);
	}

	// written before the training thread is notified
	private void request(RunState state, StopRequest.Cause cause) {
		PendingStop pending = new PendingStop(state, null);
		if (!pending.equals(now().stop())) {
			keep((each) -> each.withStop(pending));
		}
		this.stop.request(cause);
	}

	/**
	 * Deletes the run, but not its model.
	 * @return false if it had been deleted before
	 * @throws IllegalRunStateException if it has not ended
	 * @throws StorageException if it cannot be deleted; it stays
	 */
	public synchronized boolean delete() {
		now().requireDeletable();
		if (this.deleted) {
			return false;
		}
		this.folder.delete();
		this.deleted = true;
		return true;
	}

}
