package io.convscope.network;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

import com.fasterxml.jackson.annotation.JsonValue;

/**
 * The numbers that training multiplies; sums, parameters and the optimizer's state are of
 * 32 bits always, and so is all that answers.
 */
public enum Precision {

	/** 32 bits, of which 24 tell the digits. */
	FLOAT32,
	/** bfloat16: the range of {@link #FLOAT32} in 16 bits, of which 8 tell the digits. */
	BF16;

	/**
	 * Lists the names.
	 * @return those that JSON has
	 */
	public static List<String> ids() {
		return Arrays.stream(values()).map(Precision::id).toList();
	}

	/**
	 * Names this precision as JSON does.
	 * @return the name in lower case
	 */
	@JsonValue
	public String id() {
		return name().toLowerCase(Locale.ROOT);
	}

}
