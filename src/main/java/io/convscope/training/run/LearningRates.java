package io.convscope.training.run;

import java.util.ArrayList;
import java.util.List;

import io.convscope.home.StorageException;
import io.convscope.training.metrics.RateChange;
import org.jspecify.annotations.Nullable;

/**
 * The learning rate that a run has from step to step. A change is on the disk, with its
 * step, before it is made, so that a run that is resumed makes it at the same step again.
 * <p>
 * Thread safe: the training thread takes the rate of each step, any thread may change it.
 */
public final class LearningRates {

	private final PersistentRun run;

	// the first step whose rate is not taken yet; null while the run does not train;
	// guarded by the run
	private @Nullable Long next;

	// guarded by the run
	private long steps = Long.MAX_VALUE;

	LearningRates(PersistentRun run) {
		this.run = run;
	}

	/**
	 * Begins to train, or goes on. What was changed meanwhile is changed from here on.
	 * @param step how many steps were taken before
	 * @param steps of the whole run
	 * @throws StorageException if that can't be written
	 */
	public void begin(long step, long steps) {
		synchronized (this.run) {
			this.steps = steps;
			List<RateChange> waiting = this.run.now()
				.rateChanges()
				.stream()
				.filter((each) -> each.step() == null)
				.toList();
			if (!waiting.isEmpty() && step < steps) {
				keep(new RateChange(step, waiting.get(waiting.size() - 1).learningRate()));
			}
			this.next = step;
		}
	}

	/**
	 * Takes the rate of the next step.
	 * @param step how many steps were taken before it
	 * @return what the run's setting is for it
	 */
	public double take(long step) {
		synchronized (this.run) {
			this.next = step + 1;
			return at(step);
		}
	}

	/**
	 * Returns the rate that the user wants of a run, whether it has been taken yet or
	 * not.
	 * @param run the run
	 * @return the newest change of it, else the setting
	 */
	public static double wanted(Run run) {
		List<RateChange> changes = run.rateChanges();
		return changes.isEmpty() ? run.settings().learningRate() : changes.get(changes.size() - 1).learningRate();
	}

	/**
	 * Returns the rate that a step had.
	 * @param step how many steps were taken before it
	 * @return what the run's setting was for it
	 */
	public double at(long step) {
		Run now = this.run.now();
		return now.rateChanges()
			.stream()
			.filter((change) -> change.isMadeBy(step))
			.reduce((first, second) -> second)
			.map(RateChange::learningRate)
			.orElse(now.settings().learningRate());
	}

	/**
	 * Lists the changes that do not wait for the run to go on.
	 * @return the changes whose step is known
	 */
	List<RateChange> made() {
		return this.run.now().rateChanges().stream().filter((each) -> each.step() != null).toList();
	}

	/**
	 * Ends to train.
	 * @param forGood whether the run takes no step any more, also if it ends early; a
	 * change that was to come is forgotten then
	 * @throws StorageException if that can't be written
	 */
	public void end(boolean forGood) {
		synchronized (this.run) {
			Long untaken = this.next;
			if (!forGood || untaken == null) {
				this.next = null;
				return;
			}
			this.steps = untaken;
			List<RateChange> made = this.run.now()
				.rateChanges()
				.stream()
				.filter((each) -> each.isMadeBy(untaken - 1))
				.toList();
			if (made.size() < this.run.now().rateChanges().size()) {
				this.run.keep((each) -> each.withRateChanges(made));
			}
		}
	}

	/**
	 * Changes the rate from the next step on, or from where the run goes on.
	 * @param learningRate takes the place of the run's setting
	 * @return a snapshot of the run
	 * @throws IllegalRunStateException if it has ended, or taken its last step, or a
	 * cluster trains it
	 * @throws StorageException if that can't be written; nothing has changed
	 */
	public Run change(double learningRate) {
		synchronized (this.run) {
			this.run.now().requireNotEnded();
			if (this.run.now().settings().workers() != null) {
				throw IllegalRunStateException.onCluster(this.run.now().id());
			}
			if (this.next != null && this.next >= this.steps) {
				throw IllegalRunStateException.lastStepTaken(this.run.now().id());
			}
			keep(new RateChange(this.next, learningRate));
			return this.run.snapshot();
		}
	}

	// the newest change counts: it replaces those that were to come at its step or later
	private void keep(RateChange change) {
		Long from = change.step();
		List<RateChange> changes = new ArrayList<>(this.run.now().rateChanges());
		changes.removeIf((each) -> each.step() == null || (from != null && each.step() >= from));
		changes.add(change);
		this.run.keep((each) -> each.withRateChanges(changes));
	}

}
