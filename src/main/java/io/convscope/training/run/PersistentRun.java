package io.convscope.training.run;

import java.util.List;
import java.util.function.UnaryOperator;

import io.convscope.evaluation.PredictionArchive;
import io.convscope.home.StorageException;
import io.convscope.inspection.epoch.EpochArchive;
import io.convscope.training.checkpoint.CheckpointFiles;
import io.convscope.training.metrics.MetricsHistory;

/**
 * A run as it stands, in memory and on the disk, with the files of its folder.
 * <p>
 * Thread safe: each change is one step under the lock of this object, which subclasses
 * take too. Readers take no lock and get an immutable snapshot.
 */
abstract class PersistentRun {

	private final RunFolder folder;

	private final MetricsHistory metrics;

	private final StateHistory states;

	// what is damaged in its folder: sentences without their full stops
	private final List<String> faults;

	// guarded by this
	private Run run;

	// the same with what is damaged
	private volatile Run shown;

	/**
	 * Shows a run.
	 * @param run the run as it stands on disk
	 * @param folder where it is kept
	 * @param states those that it was in, as they are on disk
	 */
	PersistentRun(Run run, RunFolder folder, StateHistory states) {
		this.run = run;
		this.folder = folder;
		this.states = states;
		this.metrics = folder.metrics(run.id());
		this.faults = folder.faults(this.metrics, states);
		this.shown = withFaults(run);
	}

	private Run withFaults(Run run) {
		if (this.faults.isEmpty()) {
			return run;
		}
		String sentences = String.join(". ", this.faults) + ".";
		return run.withNotice((run.notice() != null) ? run.notice() + " " + sentences : sentences);
	}

	/**
	 * Tells what users see of the run.
	 * @return the run as it stands, whose notice tells of damaged files, too
	 */
	public final Run snapshot() {
		return this.shown;
	}

	public final int id() {
		return snapshot().id();
	}

	public final MetricsHistory metrics() {
		return this.metrics;
	}

	public final StateHistory states() {
		return this.states;
	}

	public final EpochArchive epochs() {
		return this.folder.epochs(snapshot());
	}

	public final PredictionArchive predictions() {
		return this.folder.predictions(snapshot());
	}

	public final CheckpointFiles checkpoints() {
		return this.folder.checkpoints();
	}

	/**
	 * Tells how the run stands, to a step that changes it.
	 * @return what was kept or shown last
	 */
	final synchronized Run now() {
		return this.run;
	}

	/**
	 * Puts a change on disk, for good, before anyone sees it.
	 * @param change what is new
	 * @throws StorageException if the disk does not take it; nothing has changed
	 */
	public final synchronized void keep(UnaryOperator<Run> change) {
		keep(change.apply(this.run));
	}

	private void keep(Run changed) {
		this.folder.write(changed);
		show(changed);
	}

	/**
	 * Puts a change on disk where that is possible; else it is shown with a notice that
	 * says why not. It has to be one that does no harm when it is forgotten: the next
	 * start finds it out again.
	 * @param change what is new
	 * @throws IllegalRunStateException if the run can't become what it would be
	 */
	final synchronized void keepIfPossible(UnaryOperator<Run> change) {
		Run changed = change.apply(this.run);
		if (changed.state() != this.run.state()) {
			this.run.requireCanBecome(changed.state());
		}
		try {
			keep(changed);
		}
		catch (StorageException ex) {
			show(changed.withNotice(ex.getMessage()));
		}
	}

	/**
	 * Shows a change; it reaches the disk with the next that is kept.
	 * @param change what is new
	 */
	public final synchronized void show(UnaryOperator<Run> change) {
		show(change.apply(this.run));
	}

	/**
	 * Shows a change that is on disk, or reaches it with the next that is kept.
	 * @param changed the run with what is new
	 */
	final synchronized void show(Run changed) {
		this.states.add(changed);
		this.run = changed;
		this.shown = withFaults(changed);
	}

}
