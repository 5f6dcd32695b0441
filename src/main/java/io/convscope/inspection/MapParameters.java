package io.convscope.inspection;

import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request for feature maps or filters, not checked yet.
 *
 * @param model the model's id; null for the current one
 * @param sample a sample's address; null for none
 * @param channel the only channel to show; null for all
 * @param scale pixels per value; null for the default
 * @param palette the palette's name; null for the default
 * @param normalize which values share a scale; null for the default
 * @param format the response format; null to negotiate it by the Accept header
 */
public record MapParameters(@Nullable String model, @Nullable String sample, @Nullable String channel,
		@Nullable String scale, @Nullable String palette, @Nullable String normalize, @Nullable String format) {

	/**
	 * Creates parameters with the default options.
	 * @param model the model's id; null for the current one
	 * @param sample a sample's address; null for none
	 * @return the parameters
	 */
	public static MapParameters of(@Nullable String model, @Nullable String sample) {
		return new MapParameters(model, sample, null, null, null, null, null);
	}

}
