package io.convscope.inspection;

import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The layers of a model.
 *
 * @param model its id; null while there is no model
 * @param layers in the order of the forward pass
 */
record LayerList(@Nullable String model, List<LayerView> layers) {
}
