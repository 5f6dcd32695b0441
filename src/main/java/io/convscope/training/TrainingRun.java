package io.convscope.training;

import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.UnaryOperator;

import io.convscope.evaluation.PredictionArchive;
import io.convscope.inspection.EpochArchive;
import io.convscope.network.Engine;
import org.jspecify.annotations.Nullable;

/**
 * One run with its life: changes state only as {@link RunState} allows, and puts each
 * change on disk before anyone sees it.
 * <p>
 * Thread safe: a change takes a lock, readers take none and get an immutable snapshot.
 */
final class TrainingRun {

	private final RunFolder folder;

	private final Clock clock;

	private final MetricsHistory metrics;

	private final StateHistory states;

	private volatile Run run;

	// another one each time that the run goes on
	private volatile StopRequest stop = new StopRequest();

	/**
	 * Brings a run to life.
	 * @param run the run as it stands on disk
	 * @param folder where it is kept
	 * @param clock tells when it changes
	 */
	TrainingRun(Run run, RunFolder folder, Clock clock) {
		this.run = run;
		this.folder = folder;
		this.clock = clock;
		this.metrics = folder.metrics(run.id());
		this.states = folder.states();
		this.states.add(run);
	}

	Run snapshot() {
		return this.run;
	}

	int id() {
		return this.run.id();
	}

	MetricsHistory metrics() {
		return this.metrics;
	}

	StateHistory states() {
		return this.states;
	}

	EpochArchive epochs() {
		return this.folder.epochs(this.run);
	}

	PredictionArchive predictions() {
		return this.folder.predictions(this.run);
	}

	CheckpointFiles checkpoints() {
		return this.folder.checkpoints();
	}

	StopRequest stop() {
		return this.stop;
	}

	synchronized void start(Engine engine, int threads) {
		require(RunState.RUNNING);
		keep(this.run.started(engine, threads, this.clock.instant()));
	}

	synchronized void requireResumable() {
		if (this.run.state() == RunState.RUNNING && this.stop.cause().equals(Optional.of(StopRequest.Cause.PAUSE))) {
			throw IllegalRunStateException.pausing(id());
		}
		require(RunState.QUEUED);
	}

	/**
	 * Lets a paused or interrupted run wait for the training thread again.
	 * @param resumedAt when the user wished it last, which decides its place among those
	 * that wait; null for the place it had at first
	 * @throws IllegalRunStateException if it is neither
	 */
	synchronized void queueAgain(@Nullable Instant resumedAt) {
		require(RunState.QUEUED);
		keep(this.run.queuedAgain(resumedAt));
		this.stop = new StopRequest();
	}

	synchronized void end(RunState state, @Nullable String reason) {
		require(state);
		keep(this.run.ended(state, reason, this.clock.instant()));
	}

	synchronized void keepModel(String modelId) {
		keep(this.run.withModel(modelId));
	}

	/**
	 * Puts progress on disk, and shows it.
	 * @param change what is new
	 */
	synchronized void keep(UnaryOperator<Run> change) {
		keep(change.apply(this.run));
	}

	/**
	 * Shows progress; it reaches the disk with the next change that is kept.
	 * @param change what is new
	 */
	synchronized void show(UnaryOperator<Run> change) {
		publish(change.apply(this.run));
	}

	/**
	 * Asks the training thread to stop for good.
	 * @throws IllegalRunStateException if the run has ended
	 */
	synchronized void requestCancel() {
		require(RunState.CANCELLED);
		this.stop.request(StopRequest.Cause.CANCEL);
	}

	/**
	 * Asks the training thread to stop until the run is resumed.
	 * @throws IllegalRunStateException if the run is not running
	 */
	synchronized void requestPause() {
		require(RunState.PAUSED);
		this.stop.request(StopRequest.Cause.PAUSE);
	}

	/**
	 * Deletes all that is known of the run; its model stays.
	 * @throws IllegalRunStateException if it has not ended
	 */
	synchronized void delete() {
		if (!this.run.state().isFinal()) {
			throw IllegalRunStateException.notDeletable(id(), this.run.state());
		}
		this.folder.delete();
	}

	private void require(RunState next) {
		if (!this.run.state().canBecome(next)) {
			throw IllegalRunStateException.of(this.run.id(), this.run.state(), next);
		}
	}

	private void keep(Run changed) {
		this.folder.write(changed);
		publish(changed);
	}

	private void publish(Run changed) {
		this.states.add(changed);
		this.run = changed;
	}

}
