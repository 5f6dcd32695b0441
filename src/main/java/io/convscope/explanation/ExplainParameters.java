package io.convscope.explanation;

import org.jspecify.annotations.Nullable;

/**
 * The query parameters of a request for an explanation, not checked yet.
 *
 * @param model the model's id; null for the current one
 * @param sample a sample's address; null for none
 * @param method the method's name; null for the default
 * @param label a label's name or number; null for the predicted one
 * @param patch rows and columns of the patch; null for the default
 * @param stride pixels from one position of the patch to the next; null for the default
 * @param cover the colour of the patch; null for the default
 * @param smooth number of noisy copies of the picture; null for none
 * @param overlay whether the picture shows through; null for yes
 * @param strength opacity of the colours; null for the default
 * @param scale side of a pixel's square in pixels; null for the default
 * @param palette the palette's name; null for the default
 * @param format the response format; null to negotiate it by the Accept header
 */
record ExplainParameters(@Nullable String model, @Nullable String sample, @Nullable String method,
		@Nullable String label, @Nullable String patch, @Nullable String stride, @Nullable String cover,
		@Nullable String smooth, @Nullable String overlay, @Nullable String strength, @Nullable String scale,
		@Nullable String palette, @Nullable String format) {
}
