package io.convscope.training.run;

import java.io.IOException;
import java.util.List;
import java.util.function.UnaryOperator;

import io.convscope.evaluation.PredictionArchive;
import io.convscope.home.StorageException;
import io.convscope.inspection.epoch.EpochArchive;
import io.convscope.training.checkpoint.CheckpointFiles;
import io.convscope.training.cluster.ClusterFiles;
import io.convscope.training.histogram.HistogramFile;
import io.convscope.training.metrics.MetricsHistory;

/**
 * A run in memory and on disk, with the files of its folder.
 * <p>
 * Thread safe: each change is atomic under the lock of this object, which subclasses use
 * too. Readers take no lock and get an immutable snapshot.
 */
abstract class PersistentRun {

	private final RunFolder folder;

	private final MetricsHistory metrics;

	private final StateHistory states;

	private final boolean placeholder;

	// the damage in its folder: sentences without their full stops
	private final List<String> faults;

	private final LearningRates rates = new LearningRates(this);

	// guarded by this
	private Run run;

	// the run with a notice about the damage
	private volatile Run shown;

	/**
	 * Creates a run.
	 * @param run the run as stored on disk
	 * @param folder the run's folder
	 * @param states the history of its states, as stored on disk
	 * @param placeholder whether it stands for a run that can't be read, and is never
	 * written
	 */
	PersistentRun(Run run, RunFolder folder, StateHistory states, boolean placeholder) {
		this.run = run;
		this.placeholder = placeholder;
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
	 * Returns the run as users see it.
	 * @return the current run, whose notice also reports damaged files
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

	public final LearningRates rates() {
		return this.rates;
	}

	public final EpochArchive epochs() {
		return this.folder.epochs(snapshot());
	}

	public final PredictionArchive predictions() {
		return this.folder.predictions(snapshot());
	}

	public final HistogramFile histograms() {
		return this.folder.histograms(snapshot());
	}

	public final CheckpointFiles checkpoints() {
		return this.folder.checkpoints();
	}

	public final ClusterFiles cluster() {
		return this.folder.cluster();
	}

	// what it would go on with
	final void forgetProgress() {
		checkpoints().delete();
		cluster().delete();
	}

	/**
	 * Returns the current run, for a step that changes it.
	 * @return the run as last kept or shown
	 */
	final synchronized Run now() {
		return this.run;
	}

	/**
	 * Writes a change durably, then makes it visible.
	 * @param change the change
	 * @throws StorageException if it cannot be written; nothing has changed
	 */
	public final synchronized void keep(UnaryOperator<Run> change) {
		keep(change.apply(this.run));
	}

	private void keep(Run changed) {
		this.folder.write(changed);
		show(changed);
	}

	/**
	 * Gives the run another name, in any state.
	 * @param name the name, for users
	 * @throws IllegalRunStateException if its file is damaged, or has been deleted
	 * @throws StorageException if that cannot be written; it keeps its name
	 */
	public final synchronized void rename(String name) {
		// its file may have been restored meanwhile, which only a start reads
		if (this.placeholder) {
			throw IllegalRunStateException.unreadable(id());
		}
		try {
			this.folder.read();
		}
		catch (IOException ex) {
			throw IllegalRunStateException.unreadable(id());
		}
		keep((each) -> each.withName(name));
	}

	/**
	 * Writes a change durably if possible. If that fails, the change is made visible with
	 * a notice that says why. It must be a change that the next start of the service
	 * makes again.
	 * @param change the change
	 * @throws IllegalRunStateException if the life cycle does not allow the new state
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
	 * Makes a change visible; it is written with the next change that is kept.
	 * @param change the change
	 */
	public final synchronized void show(UnaryOperator<Run> change) {
		show(change.apply(this.run));
	}

	/**
	 * Makes a change visible that has been written, or is written with the next change
	 * that is kept.
	 * @param changed the changed run
	 */
	final synchronized void show(Run changed) {
		this.states.add(changed);
		this.run = changed;
		this.shown = withFaults(changed);
	}

}
