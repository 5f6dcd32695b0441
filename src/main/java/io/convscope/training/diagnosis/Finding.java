package io.convscope.training.diagnosis;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * Something that stands out in a run.
 *
 * @param kind what it is
 * @param sentence the same in words, with its numbers
 * @param evidence the numbers, by name
 * @param advice what to try
 */
record Finding(Kind kind, String sentence, Map<String, Object> evidence, String advice) {

	/**
	 * Names the numbers.
	 * @param namesAndNumbers a name, its number, the next name, and so on
	 * @return the numbers by name, in this order
	 */
	static Map<String, Object> evidence(Object... namesAndNumbers) {
		Map<String, Object> evidence = new LinkedHashMap<>();
		for (int i = 0; i < namesAndNumbers.length; i += 2) {
			evidence.put((String) namesAndNumbers[i], namesAndNumbers[i + 1]);
		}
		return evidence;
	}

	/**
	 * What can stand out, the gravest first.
	 */
	enum Kind {

		/** The loss grows, or is not a number any more. */
		DIVERGING,
		/** The network guesses. */
		NOT_LEARNING,
		/** It learns its pictures by heart. */
		OVER_FITTED,
		/** The loss goes up and down. */
		RATE_TOO_HIGH,
		/** The loss hardly falls. */
		RATE_TOO_LOW,
		/** Some filters find nothing in any picture. */
		DEAD_FILTERS,
		/** It would get better. */
		STILL_IMPROVING,
		/** Test pictures seem easier than those it learns from. */
		TEST_ABOVE_TRAIN;

		/**
		 * Names this kind as JSON does.
		 * @return the name in lower case, for example {@code over-fitted}
		 */
		@JsonValue
		String id() {
			return name().toLowerCase(Locale.ROOT).replace('_', '-');
		}

	}

}
