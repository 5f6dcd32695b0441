package io.convscope.model;

import io.convscope.network.Weights;

/**
 * A model together with its weights.
 *
 * @param model the model
 * @param weights its weights
 */
public record ModelWithWeights(Model model, Weights weights) {
}
