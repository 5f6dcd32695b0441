package io.convscope.training.metrics;

import java.util.List;
import java.util.Optional;

import io.convscope.model.TrainingSettings;

/**
 * The metric by which a run selects its best epoch. Selecting by the test set makes the
 * reported test accuracy too optimistic; a validation split avoids that.
 */
public enum Selection {

	/** By the validation split. */
	VALIDATION("validationAccuracy"),

	/** By the test set, if there is no validation split. */
	TEST("testAccuracy");

	private final String field;

	Selection(String field) {
		this.field = field;
	}

	public static Selection of(TrainingSettings settings) {
		return (settings.validation() != null) ? VALIDATION : TEST;
	}

	/**
	 * Returns the name of the JSON field with this accuracy.
	 * @return for example {@code testAccuracy}
	 */
	public String field() {
		return this.field;
	}

	/**
	 * Finds the best epoch, the first of equal ones.
	 * @param results the results in the order of the epochs
	 * @return the best epoch; empty if there are no results
	 */
	public Optional<EpochResult> best(List<EpochResult> results) {
		return results.stream().reduce((best, next) -> isBetter(next, best) ? next : best);
	}

	/**
	 * Compares two epochs. With few test pictures, many epochs are equally accurate: of
	 * those, the one that is surer of what is right is better.
	 * @param next an epoch's result
	 * @param best that of another one
	 * @return whether the accuracy of the first is higher, or the same with a lower loss
	 * on the test pictures, if these select and both losses are known
	 */
	public boolean isBetter(EpochResult next, EpochResult best) {
		Double loss = next.testLoss();
		Double least = best.testLoss();
		boolean surer = this == TEST && loss != null && least != null && loss < least;
		return of(next) > of(best) || (of(next) == of(best) && surer);
	}

	/**
	 * Returns this accuracy of an epoch.
	 * @param result the epoch's result
	 * @return the accuracy, 0 to 1
	 */
	public double of(EpochResult result) {
		Double validation = result.validationAccuracy();
		return (this == VALIDATION && validation != null) ? validation : result.testAccuracy();
	}

}
