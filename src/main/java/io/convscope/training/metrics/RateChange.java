package io.convscope.training.metrics;

import org.jspecify.annotations.Nullable;

/**
 * A change of a run's learning rate by its user.
 *
 * @param step how many steps were taken before the first with the new rate; null until
 * the run goes on
 * @param learningRate takes the place of the run's setting
 */
public record RateChange(@Nullable Long step, double learningRate) {

	/**
	 * Tells whether it holds for a step.
	 * @param step how many steps were taken before it
	 * @return whether it has been made by then
	 */
	public boolean isMadeBy(long step) {
		return this.step != null && this.step <= step;
	}

}
