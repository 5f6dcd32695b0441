package io.convscope.inspection;

import io.convscope.network.LayerInfo;
import io.convscope.request.web.PublicPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * A layer as the API lists it.
 *
 * @param name its name
 * @param kind what it does
 * @param channels output channels, or the number of values of a flat layer
 * @param height output rows; 1 for a flat layer
 * @param width output columns; 1 for a flat layer
 * @param parameters learned numbers, weights and biases together
 * @param href where its maps are
 */
record LayerView(String name, String kind, int channels, int height, int width, long parameters,
		@JsonSerialize(using = PublicPath.class) String href) {

	static LayerView of(LayerInfo layer, @Nullable String modelId) {
		return new LayerView(layer.name(), layer.kind(), layer.channels(), layer.height(), layer.width(),
				layer.parameters(), "/featuremaps/" + layer.name() + ((modelId != null) ? "?model=" + modelId : ""));
	}

}
