package io.convscope.training;

import java.util.List;

import io.convscope.home.StorageException;

/**
 * A run as it stands, in memory and on the disk, with the history of its states. One
 * thread at a time changes it; any may read what is shown.
 */
final class KeptRun {

	private final RunFolder folder;

	private final StateHistory states;

	private final List<String> faults;

	private Run run;

	// the same with what is damaged
	private volatile Run shown;

	/**
	 * Shows a run.
	 * @param run the run as it stands on disk
	 * @param folder where it is kept
	 * @param states those that it was in
	 * @param faults what is damaged in its folder: sentences without their full stops
	 */
	KeptRun(Run run, RunFolder folder, StateHistory states, List<String> faults) {
		this.run = run;
		this.folder = folder;
		this.states = states;
		this.faults = faults;
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
	 * Tells how the run stands.
	 * @return what was kept or shown last
	 */
	Run now() {
		return this.run;
	}

	/**
	 * Tells what users see of the run. For any thread.
	 * @return the same, whose notice tells of damaged files, too
	 */
	Run shown() {
		return this.shown;
	}

	/**
	 * Puts a change on disk, for good, before anyone sees it.
	 * @param changed the run with what is new
	 * @throws StorageException if the disk does not take it; nothing has changed
	 */
	void keep(Run changed) {
		this.folder.write(changed);
		show(changed);
	}

	/**
	 * Puts a change on disk where that is possible; else the run's notice says why not.
	 * @param changed the run with what is new, which the next start finds out again
	 */
	void keepIfPossible(Run changed) {
		try {
			keep(changed);
		}
		catch (StorageException ex) {
			show(changed.withNotice(ex.getMessage()));
		}
	}

	/**
	 * Shows a change, which reaches the disk with the next that is kept.
	 * @param changed the run with what is new
	 */
	void show(Run changed) {
		this.states.add(changed);
		this.run = changed;
		this.shown = withFaults(changed);
	}

}
