package io.convscope.inspection;

import java.util.List;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.Window;
import io.convscope.request.web.PublicPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The layers of a model.
 *
 * @param model the model's id; null if there is no model
 * @param input channels, rows and columns of a picture as the first layer takes it
 * @param layers in the order of the forward pass
 */
record LayerList(@Nullable String model, List<Integer> input, List<Entry> layers) {

	/**
	 * A layer as the API lists it.
	 *
	 * @param name the layer's name
	 * @param kind the layer's kind
	 * @param channels output channels, or the number of values of a flat layer
	 * @param height output rows; 1 for a flat layer
	 * @param width output columns; 1 for a flat layer
	 * @param parameters number of parameters, weights and biases together
	 * @param window the part of a map of the layer before that one value looks at; null
	 * if each value looks at its own place, or at everything
	 * @param href link to its feature maps
	 */
	record Entry(String name, String kind, int channels, int height, int width, long parameters,
			@Nullable Window window, @JsonSerialize(using = PublicPath.class) String href) {

		static Entry of(LayerInfo layer, @Nullable String modelId) {
			return new Entry(layer.name(), layer.kind(), layer.channels(), layer.height(), layer.width(),
					layer.parameters(), layer.sliding().orElse(null),
					"/featuremaps/" + layer.name() + ((modelId != null) ? "?model=" + modelId : ""));
		}

	}

}
