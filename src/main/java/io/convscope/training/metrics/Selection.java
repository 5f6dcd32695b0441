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

	// one picture more or less is half a percent
	private static final int FEW_PICTURES = 200;

	private final String field;

	Selection(String field) {
		this.field = field;
	}

	public static Selection of(TrainingSettings settings) {
		return (settings.validation() != null) ? VALIDATION : TEST;
	}

	/**
	 * Returns the name of the JSON field by which an epoch is selected.
	 * @param result the epoch's result
	 * @return for example {@code testAccuracy}
	 */
	public String field(EpochResult result) {
		return isByLoss(result) ? "testLoss" : this.field;
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
	 * Compares two epochs. On few test pictures the accuracy is a matter of luck, and an
	 * epoch that has hardly learned may be the most accurate: there the loss selects. Of
	 * equally accurate epochs, the one that is surer of what is right is better.
	 * @param next an epoch's result
	 * @param best that of another one
	 * @return whether the accuracy of the first is higher, or the same with a lower loss
	 * on the test pictures, if these select and both losses are known; with fewer than
	 * 200 test pictures whether that loss is lower
	 */
	public boolean isBetter(EpochResult next, EpochResult best) {
		Double loss = next.testLoss();
		Double least = best.testLoss();
		boolean surer = this == TEST && loss != null && least != null && loss < least;
		if (isByLoss(next) && isByLoss(best)) {
			return surer;
		}
		return of(next) > of(best) || (of(next) == of(best) && surer);
	}

	private boolean isByLoss(EpochResult result) {
		Integer pictures = result.testPictures();
		return this == TEST && pictures != null && pictures < FEW_PICTURES && result.testLoss() != null;
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
