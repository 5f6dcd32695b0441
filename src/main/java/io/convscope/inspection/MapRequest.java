package io.convscope.inspection;

import io.convscope.dataset.SampleAddress;
import io.convscope.model.Model;
import io.convscope.network.LayerInfo;
import org.jspecify.annotations.Nullable;

/**
 * A request for maps that has been checked.
 *
 * @param model the model
 * @param layer one of its layers
 * @param sample the sample that is named; null for none
 * @param options how the maps are to be shown
 */
public record MapRequest(Model model, LayerInfo layer, @Nullable SampleAddress sample, MapOptions options) {
}
