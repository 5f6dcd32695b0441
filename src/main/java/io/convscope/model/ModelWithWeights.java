package io.convscope.model;

import io.convscope.network.Weights;

/**
 * A model with its parameters.
 *
 * @param model whose they are
 * @param weights its parameters
 */
public record ModelWithWeights(Model model, Weights weights) {
}
