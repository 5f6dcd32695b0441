package io.convscope.evaluation;

import org.jspecify.annotations.Nullable;

/**
 * Whose answers are judged.
 *
 * @param model the model's id
 * @param epoch the epoch that its weights are from; null when imported
 * @param provisional whether its run goes on, so that a better epoch may replace it
 */
public record Subject(String model, @Nullable Integer epoch, boolean provisional) {
}
