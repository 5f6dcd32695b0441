package io.convscope.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A request for maps or filters as it is written in a URL, not checked yet.
 *
 * @param model the model's id; null for the current one
 * @param sample a sample's address; null for none
 * @param channel the only channel wanted; null for all
 * @param scale pixels per value; null for the default
 * @param palette the colours' name; null for the default
 * @param normalize which values share a scale; null for the default
 * @param format the form; null to go by what the client accepts
 */
public record MapParameters(@Nullable String model, @Nullable String sample, @Nullable String channel,
		@Nullable String scale, @Nullable String palette, @Nullable String normalize, @Nullable String format) {

	/**
	 * Asks for no special look.
	 * @param model the model's id; null for the current one
	 * @param sample a sample's address; null for none
	 * @return the parameters
	 */
	public static MapParameters of(@Nullable String model, @Nullable String sample) {
		return new MapParameters(model, sample, null, null, null, null, null);
	}

}
