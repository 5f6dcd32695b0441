package io.convscope.training.metrics;

import java.util.List;
import java.util.Optional;

import io.convscope.model.TrainingSettings;

/**
 * The accuracy by which a run chooses its best epoch. Choosing by the test pictures
 * flatters the figure that is told of them; held-out training pictures leave it honest.
 */
public enum Selection {

	/** By the training pictures that were held out. */
	VALIDATION("validationAccuracy"),

	/** By the test pictures, as none were held out. */
	TEST("testAccuracy");

	private final String field;

	Selection(String field) {
		this.field = field;
	}

	public static Selection of(TrainingSettings settings) {
		return (settings.validation() != null) ? VALIDATION : TEST;
	}

	/**
	 * Names the field that has this accuracy.
	 * @return for example {@code testAccuracy}
	 */
	public String field() {
		return this.field;
	}

	/**
	 * Finds the best epoch; of equal ones the first.
	 * @param results of epochs, in their order
	 * @return empty when there are none
	 */
	public Optional<EpochResult> best(List<EpochResult> results) {
		return results.stream().reduce((best, next) -> (of(next) > of(best)) ? next : best);
	}

	/**
	 * Reads this accuracy.
	 * @param result of an epoch
	 * @return 0 to 1
	 */
	public double of(EpochResult result) {
		Double validation = result.validationAccuracy();
		return (this == VALIDATION && validation != null) ? validation : result.testAccuracy();
	}

}
