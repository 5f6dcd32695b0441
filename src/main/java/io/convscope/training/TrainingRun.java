package io.convscope.training;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

import io.convscope.evaluation.PredictionArchive;
import io.convscope.home.StorageException;
import io.convscope.inspection.EpochArchive;
import io.convscope.network.Engine;
import org.jspecify.annotations.Nullable;

/**
 * One run with its life: changes state only as {@link RunState} allows, and puts each
 * change on disk, for good, before anyone sees it.
 * <p>
 * Thread safe: each move is one step under one lock, with all that it does to the run's
 * files. Readers take no lock and get an immutable snapshot.
 */
final class TrainingRun {

	private final RunFolder folder;

	private final Clock clock;

	private final MetricsHistory metrics;

	private final StateHistory states;

	// guarded by this, but for what is shown
	private final KeptRun run;

	private boolean deleted;

	// another one each time that the run goes on
	private volatile StopRequest stop = new StopRequest();

	/**
	 * Brings a run to life.
	 * @param run the run as it stands on disk
	 * @param folder where it is kept
	 * @param clock tells when it changes
	 */
	TrainingRun(Run run, RunFolder folder, Clock clock) {
		this(run, folder, clock, folder.states());
		this.states.add(run);
	}

	private TrainingRun(Run run, RunFolder folder, Clock clock, StateHistory states) {
		this.folder = folder;
		this.clock = clock;
		this.metrics = folder.metrics(run.id());
		this.states = states;
		this.run = new KeptRun(run, folder, states, folder.faults(this.metrics, states));
	}

	/**
	 * Brings a run to the list whose files are damaged and not to be changed.
	 * @param run what is shown of it; it has ended
	 * @param folder where it is kept
	 * @param clock tells when it changes
	 * @return the run
	 */
	static TrainingRun damaged(Run run, RunFolder folder, Clock clock) {
		return new TrainingRun(run, folder, clock, folder.states());
	}

	Run snapshot() {
		return this.run.shown();
	}

	int id() {
		return snapshot().id();
	}

	MetricsHistory metrics() {
		return this.metrics;
	}

	StateHistory states() {
		return this.states;
	}

	EpochArchive epochs() {
		return this.folder.epochs(snapshot());
	}

	PredictionArchive predictions() {
		return this.folder.predictions(snapshot());
	}

	CheckpointFiles checkpoints() {
		return this.folder.checkpoints();
	}

	StopRequest stop() {
		return this.stop;
	}

	/**
	 * Gives the run the training thread.
	 * @param engine what computes it
	 * @param threads on how many threads
	 * @return whether it waits for that still
	 * @throws StorageException if that can't be kept; it waits still
	 */
	synchronized boolean start(Engine engine, int threads) {
		if (this.run.now().state() != RunState.QUEUED) {
			return false;
		}
		this.run.keep(this.run.now().started(engine, threads, this.clock.instant()));
		return true;
	}

	synchronized void requireResumable() {
		if (this.run.now().state() == RunState.RUNNING && this.run.now().stop() != null) {
			throw IllegalRunStateException.stopping(id(), this.run.now().stop().state());
		}
		require(RunState.QUEUED);
	}

	/**
	 * Lets a paused or interrupted run wait for the training thread again.
	 * @param resumedAt when the user wished it
	 * @param place its place among those that wait
	 * @throws IllegalRunStateException if it is neither
	 * @throws StorageException if that can't be kept; it stays what it is
	 */
	synchronized void queueAgain(Instant resumedAt, long place) {
		require(RunState.QUEUED);
		this.run.keep(this.run.now().queuedAgain(resumedAt, place));
		this.stop = new StopRequest();
	}

	/**
	 * Ends a running run, for good or until it goes on. What the user wished before
	 * counts more. The end is on the disk before its model is made final, so that a kill
	 * in between changes nothing.
	 * @param state what it becomes
	 * @param reason why it fails, pauses or ends early; else null
	 * @param settle makes its model final, where the run ends for good: is told how
	 * @return the run as it stands
	 * @throws IllegalRunStateException if it can't become that
	 * @throws StorageException if that can't be kept; it stays what it was
	 */
	synchronized Run end(RunState state, @Nullable String reason, Consumer<RunState> settle) {
		require(state);
		StopWish end = new StopWish(state, reason).orElse(this.run.now().stop());
		this.metrics.flush();
		if (end.state().isFinal()) {
			this.run.keep(this.run.now().withStop(end));
			settle.accept(end.state());
		}
		Run ended = this.run.now().ended(end.state(), end.reason(), this.clock.instant());
		this.folder.write(ended);
		if (end.state().isFinal()) {
			checkpoints().delete();
		}
		this.run.show(ended);
		return ended;
	}

	/**
	 * Shows a change that a full disk need not take, as it does no harm when it is
	 * forgotten: the next start finds it out again.
	 * @param change what is new
	 */
	synchronized void keepIfPossible(UnaryOperator<Run> change) {
		Run changed = change.apply(this.run.now());
		if (changed.state() != this.run.now().state()) {
			require(changed.state());
		}
		this.run.keepIfPossible(changed);
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
	 * Puts progress on disk, and shows it.
	 * @param change what is new
	 * @throws StorageException if the disk does not take it
	 */
	synchronized void keep(UnaryOperator<Run> change) {
		this.run.keep(change.apply(this.run.now()));
	}

	/**
	 * Shows progress; it reaches the disk with the next change that is kept.
	 * @param change what is new
	 */
	synchronized void show(UnaryOperator<Run> change) {
		this.run.show(change.apply(this.run.now()));
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
		require(RunState.CANCELLED);
		if (this.run.now().state() == RunState.RUNNING) {
			wish(RunState.CANCELLED);
			this.stop.request(StopRequest.Cause.CANCEL);
			return false;
		}
		Run ended = this.run.now().ended(RunState.CANCELLED, null, this.clock.instant());
		this.folder.write(ended);
		settle.run();
		checkpoints().delete();
		this.run.show(ended);
		return true;
	}

	/**
	 * Asks the training thread to stop until the run is resumed.
	 * @throws IllegalRunStateException if the run is not running, or about to be
	 * cancelled
	 * @throws StorageException if that can't be kept; nothing has changed
	 */
	synchronized void requestPause() {
		require(RunState.PAUSED);
		StopWish before = this.run.now().stop();
		if (before != null && before.state() != RunState.PAUSED) {
			throw IllegalRunStateException.stopping(id(), before.state());
		}
		wish(RunState.PAUSED);
		this.stop.request(StopRequest.Cause.PAUSE);
	}

	private void wish(RunState state) {
		StopWish wish = new StopWish(state, null);
		if (!wish.equals(this.run.now().stop())) {
			this.run.keep(this.run.now().withStop(wish));
		}
	}

	/**
	 * Deletes all that is known of the run; its model stays.
	 * @return whether it was there still
	 * @throws IllegalRunStateException if it has not ended
	 * @throws StorageException if it can't be deleted; it stays
	 */
	synchronized boolean delete() {
		if (!this.run.now().state().isFinal()) {
			throw IllegalRunStateException.notDeletable(id(), this.run.now().state());
		}
		if (this.deleted) {
			return false;
		}
		this.folder.delete();
		this.deleted = true;
		return true;
	}

	private void require(RunState next) {
		if (!this.run.now().state().canBecome(next)) {
			throw IllegalRunStateException.of(id(), this.run.now().state(), next);
		}
	}

}
