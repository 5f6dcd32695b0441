package io.convscope.training.run;

import java.time.Clock;
import java.time.Instant;
import java.util.function.Consumer;

import io.convscope.home.StorageException;
import io.convscope.network.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * One run with its life: changes state only as {@link RunState} allows, and puts each
 * change on disk, for good, before anyone sees it.
 * <p>
 * Thread safe: each move is one step under one lock, that of this object, with all that
 * it does to the run's files.
 */
public final class TrainingRun extends PersistentRun {

	private final RunFolder folder;

	private final Clock clock;

	private boolean deleted;

	// another one each time that the run goes on
	private volatile StopRequest stop = new StopRequest();

	/**
	 * Makes a run.
	 * @param run the run as it stands on disk
	 * @param folder where it is kept
	 * @param clock tells when it changes
	 */
	public TrainingRun(Run run, RunFolder folder, Clock clock) {
		this(run, folder, clock, folder.states());
		states().add(run);
	}

	private TrainingRun(Run run, RunFolder folder, Clock clock, StateHistory states) {
		super(run, folder, states);
		this.folder = folder;
		this.clock = clock;
	}

	/**
	 * Makes a run whose files are damaged and must not be changed.
	 * @param run what is shown of it; it has ended
	 * @param folder where it is kept
	 * @param clock tells when it changes
	 * @return the run
	 */
	static TrainingRun damaged(Run run, RunFolder folder, Clock clock) {
		return new TrainingRun(run, folder, clock, folder.states());
	}

	public StopRequest stop() {
		return this.stop;
	}

	/**
	 * Gives the run the training thread.
	 * @param engine what computes it
	 * @param threads on how many threads
	 * @return whether it waits for that still
	 * @throws StorageException if that can't be kept; it waits still
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
	 * Lets a paused or interrupted run wait for the training thread again.
	 * @param resumedAt when the user asked for it
	 * @param place its place among those that wait
	 * @throws IllegalRunStateException if it is neither
	 * @throws StorageException if that can't be kept; it stays what it is
	 */
	public synchronized void queueAgain(Instant resumedAt, long place) {
		now().requireCanBecome(RunState.QUEUED);
		keep((each) -> each.queuedAgain(resumedAt, place));
		this.stop = new StopRequest();
	}

	/**
	 * Ends a running run, for good or until it goes on. What the user requested before
	 * counts more. The end is on the disk before its model is made final, so that a kill
	 * in between changes nothing.
	 * @param state what it becomes
	 * @param reason why it fails, pauses or ends early; else null
	 * @param settle makes its model final, where the run ends for good: is told how
	 * @return the run as it stands
	 * @throws IllegalRunStateException if it can't become that
	 * @throws StorageException if that can't be kept; it stays what it was
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
			checkpoints().delete();
		}
		show(ended);
		return ended;
	}

	/**
	 * Stops a running run that can't end as it should, on the disk where that is
	 * possible.
	 * @param state what it becomes, none that is final
	 * @param reason what is wrong, and what to do
	 */
	synchronized void stop(RunState state, String reason) {
		keepIfPossible((each) -> each.ended(state, reason, this.clock.instant()));
	}

	/**
	 * Lets an interrupted run wait for the training thread again, at the place that it
	 * had, on the disk where that is possible.
	 */
	synchronized void requeue() {
		keepIfPossible((each) -> each.queuedAgain(each.resumedAt(), each.place()));
		this.stop = new StopRequest();
	}

	/**
	 * Cancels a run: the training thread is asked to stop for good, any other run ends at
	 * once.
	 * @param settle makes its model final, where it ends at once
	 * @return whether it has ended
	 * @throws IllegalRunStateException if it had ended before
	 * @throws StorageException if that can't be kept; nothing has changed
	 */
	synchronized boolean cancel(Runnable settle) {
		now().requireCanBecome(RunState.CANCELLED);
		if (now().state() == RunState.RUNNING) {
			request(RunState.CANCELLED, StopRequest.Cause.CANCEL);
			return false;
		}
		Run ended = now().ended(RunState.CANCELLED, null, this.clock.instant());
		this.folder.write(ended);
		settle.run();
		checkpoints().delete();
		show(ended);
		return true;
	}

	/**
	 * Asks the training thread to stop until the run is resumed.
	 * @throws IllegalRunStateException if the run is not running, or about to be
	 * cancelled
	 * @throws StorageException if that can't be kept; nothing has changed
	 */
	public synchronized void requestPause() {
		now().requirePausable();
		request(RunState.PAUSED, StopRequest.Cause.PAUSE);
	}

	// on the disk before the training thread hears of it
	private void request(RunState state, StopRequest.Cause cause) {
		PendingStop pending = new PendingStop(state, null);
		if (!pending.equals(now().stop())) {
			keep((each) -> each.withStop(pending));
		}
		this.stop.request(cause);
	}

	/**
	 * Deletes all that is known of the run; its model stays.
	 * @return whether it was there still
	 * @throws IllegalRunStateException if it has not ended
	 * @throws StorageException if it can't be deleted; it stays
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
