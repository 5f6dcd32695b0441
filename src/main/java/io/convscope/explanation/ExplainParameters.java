package io.convscope.explanation;

import org.jspecify.annotations.Nullable;

/**
 * A request for an explanation as it is written in a URL, not checked yet.
 *
 * @param model the model's id; null for the current one
 * @param sample a sample's address; null for none
 * @param method the method's name; null for the default
 * @param label a label's name or number; null for the predicted one
 * @param patch rows, and columns, of the square that covers; null for the default
 * @param stride pixels from one place of it to the next; null for the default
 * @param cover what it is filled with; null for the default
 * @param smooth noisy copies of the picture; null for none
 * @param overlay whether the picture is to be seen; null for yes
 * @param strength how much of the colours covers it; null for the default
 * @param scale pixels per pixel; null for the default
 * @param palette the colours' name; null for the default
 * @param format the form; null to go by what the client accepts
 */
record ExplainParameters(@Nullable String model, @Nullable String sample, @Nullable String method,
		@Nullable String label, @Nullable String patch, @Nullable String stride, @Nullable String cover,
		@Nullable String smooth, @Nullable String overlay, @Nullable String strength, @Nullable String scale,
		@Nullable String palette, @Nullable String format) {
}
