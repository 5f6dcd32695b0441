package io.convscope.training.run;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * What a running run does.
 */
public enum RunPhase {

	/** Gets its data set into memory, and from the network where it is absent. */
	DOWNLOADING,

	/** Takes training steps. */
	TRAINING,

	/** Measures accuracy on the test pictures. */
	EVALUATING;

	/**
	 * Names this phase as JSON does.
	 * @return the name in lower case
	 */
	@JsonValue
	String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
