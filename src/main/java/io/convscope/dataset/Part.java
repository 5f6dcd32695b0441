package io.convscope.dataset;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One of the two parts of a data set. JSON, addresses and {@link #toString} write it as
 * {@code train} or {@code test}.
 */
public enum Part {

	/** The samples a network is trained on. */
	TRAIN,

	/** The samples a network is evaluated on, and never trained on. */
	TEST;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
