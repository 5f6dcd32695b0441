package io.convscope.training.run;

import java.util.function.LongSupplier;

import io.convscope.model.TrainingSettings;

/**
 * How long a run has trained and measured, compared with its time limit. Time in the
 * queue, downloads and pauses do not count. Confined to one thread.
 */
public final class TrainingTime {

	private final double limit;

	private final double before;

	private final LongSupplier nanoTime;

	private final long begin;

	/**
	 * Goes on counting from now.
	 * @param settings of the run
	 * @param before seconds that it was at work before
	 * @param nanoTime tells the time as {@link System#nanoTime} does
	 */
	public TrainingTime(TrainingSettings settings, double before, LongSupplier nanoTime) {
		this.limit = limitSeconds(settings);
		this.before = before;
		this.nanoTime = nanoTime;
		this.begin = nanoTime.getAsLong();
	}

	/**
	 * Converts a time limit.
	 * @param settings of a run
	 * @return seconds; infinite when there is no limit
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
