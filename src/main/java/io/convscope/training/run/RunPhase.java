package io.convscope.training.run;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The phases of a running run.
 */
public enum RunPhase {

	/** Loads its data set, and downloads it if it is absent. */
	DOWNLOADING,

	/** Waits for the first steps of a cluster. */
	SUBMITTING,

	/** Takes training steps. */
	TRAINING,

	/**
	 * Measures the accuracy on the test set, and on the validation split if there is one.
	 */
	EVALUATING;

	/**
	 * Returns the name of this phase in JSON.
	 * @return the name in lower case
	 */
	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
