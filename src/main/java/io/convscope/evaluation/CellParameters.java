package io.convscope.evaluation;

import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.BindParam;

/**
 * A request for pictures of a confusion matrix as it is written in a URL, not checked
 * yet.
 *
 * @param label the true label's name or number, as {@code true}; null for any
 * @param predicted the predicted label's name or number; null for any
 * @param offset how many pictures to leave out; null for none
 * @param limit how many to list at most; null for the default
 */
public record CellParameters(@BindParam("true") @Nullable String label, @Nullable String predicted,
		@Nullable String offset, @Nullable String limit) {
}
