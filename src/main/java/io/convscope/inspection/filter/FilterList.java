package io.convscope.inspection.filter;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.request.web.PublicPath;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.annotation.JsonSerialize;

/**
 * The layers of a model that have filters.
 *
 * @param model the model's id; null if there is no model
 * @param layers in the order of the forward pass
 */
record FilterList(@Nullable String model, List<Entry> layers) {

	static FilterList of(Optional<String> model, @Nullable String named, Architecture architecture) {
		String query = (named != null) ? "?model=" + named : "";
		return new FilterList(model.orElse(null),
				withFilters(architecture)
					.map((layer) -> new Entry(layer.name(), layer.kind(), KernelShape.of(layer).times(layer.channels()),
							"/filters/" + layer.name() + query))
					.toList());
	}

	static List<String> learning(Architecture architecture) {
		return withFilters(architecture).map(LayerInfo::name).toList();
	}

	private static Stream<LayerInfo> withFilters(Architecture architecture) {
		return architecture.layers().stream().filter((layer) -> layer.kernel().isPresent());
	}

	/**
	 * A layer with filters.
	 *
	 * @param name the layer's name
	 * @param kind the layer's kind
	 * @param shape the number of kernels, then the shape of one
	 * @param href link to the filters
	 */
	record Entry(String name, String kind, List<Integer> shape, @JsonSerialize(using = PublicPath.class) String href) {
	}

}
