package io.convscope.training.run;

import java.util.function.LongSupplier;

import io.convscope.model.TrainingSettings;

/**
 * Measures the training and evaluation time of a run against its time limit. Time in the
 * queue, downloads and pauses do not count. Confined to one thread.
 */
public final class TrainingTime {

	private final double limit;

	private final double before;

	private final LongSupplier nanoTime;

	private final long begin;

	/**
	 * Continues measuring from now.
	 * @param settings the run's settings
	 * @param before seconds measured before
	 * @param nanoTime a clock like {@link System#nanoTime}
	 */
	public TrainingTime(TrainingSettings settings, double before, LongSupplier nanoTime) {
		this.limit = limitSeconds(settings);
		this.before = before;
		this.nanoTime = nanoTime;
		this.begin = nanoTime.getAsLong();
	}

	/**
	 * Returns the time limit.
	 * @param settings the run's settings
	 * @return the limit in seconds; infinite if there is none
	 */
	static double limitSeconds(TrainingSettings settings) {
		return (settings.maxMinutes() != null) ? settings.maxMinutes() * 60 : Double.POSITIVE_INFINITY;
	}

	public double elapsedSeconds() {
		return this.before + (this.nanoTime.getAsLong() - this.begin) / 1e9;
	}

	public double secondsLeft() {
		return Math.max(0, this.limit - elapsedSeconds());
	}

	public boolean isOver() {
		return elapsedSeconds() >= this.limit;
	}

}
