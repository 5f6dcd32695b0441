package io.convscope.inspection;

import io.convscope.dataset.SampleAddress;
import io.convscope.model.Model;
import io.convscope.network.LayerInfo;
import org.jspecify.annotations.Nullable;

/**
 * A checked request for feature maps.
 *
 * @param model the model
 * @param layer one of its layers
 * @param sample the requested sample; null for none
 * @param options how the maps are shown
 */
public record MapRequest(Model model, LayerInfo layer, @Nullable SampleAddress sample, MapOptions options) {
}
