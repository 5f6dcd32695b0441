package io.convscope.inspection;

import org.jspecify.annotations.Nullable;

/**
 * A request for the arithmetic of one value as it is written in a URL, not checked yet.
 *
 * @param model the model's id; null for the current one
 * @param sample a sample's address; null for none
 * @param top how many contributions to list; null for the default
 */
record CellParameters(@Nullable String model, @Nullable String sample, @Nullable String top) {
}
