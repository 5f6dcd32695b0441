package io.convscope.evaluation;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import org.jspecify.annotations.Nullable;

/**
 * Thrown when an evaluation or comparison is asked for with options that can't be.
 */
public final class InvalidEvaluationException extends RuntimeException {

	private final Map<String, String> errors;

	private InvalidEvaluationException(String message, Map<String, String> errors) {
		super(message);
		this.errors = errors;
	}

	static InvalidEvaluationException outOfRange(String option, int least, int most, String text) {
		return of(option, "must be a whole number from " + least + " to " + most + ", not \"" + text + "\"");
	}

	static InvalidEvaluationException unknownLabel(String option, String text, List<String> labels) {
		return of(option, "must be one of the labels " + String.join(", ", labels) + ", or a number from 0 to "
				+ (labels.size() - 1) + ", not \"" + text + "\"");
	}

	static InvalidEvaluationException notATestPicture(String dataset, String text) {
		return of("sample", "must be a test picture of " + dataset + ", as in " + dataset + "/test/7; it is " + text);
	}

	private static InvalidEvaluationException of(String option, String must) {
		return new InvalidEvaluationException(option + " " + must + ".", Map.of(option, must));
	}

	static InvalidEvaluationException withoutModels(@Nullable String a, @Nullable String b) {
		Map<String, String> errors = new TreeMap<>();
		if (a == null) {
			errors.put("a", "must be a model's id");
		}
		if (b == null) {
			errors.put("b", "must be a model's id");
		}
		return new InvalidEvaluationException("Two models are compared: give the id of each, as in"
				+ " /models/compare?a=run-1&b=run-2. GET /models lists them.", errors);
	}

	/**
	 * Tells what is wrong.
	 * @return what each option must be, by its name
	 */
	public Map<String, String> errors() {
		return this.errors;
	}

}
