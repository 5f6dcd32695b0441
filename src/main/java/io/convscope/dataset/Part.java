package io.convscope.dataset;

import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * One of the two parts of a data set; written {@code train} or {@code test} in JSON, in
 * addresses and by {@link #toString}.
 */
public enum Part {

	/** What a network is trained on. */
	TRAIN,

	/** What a network is measured on, and never trained on. */
	TEST;

	@Override
	@JsonValue
	public String toString() {
		return name().toLowerCase(Locale.ROOT);
	}

}
