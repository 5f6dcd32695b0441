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
 * @param model its id; null while there is no model
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
	 * One of them.
	 *
	 * @param name the layer's name
	 * @param kind what it does
	 * @param shape how many kernels it has, then the sizes of one
	 * @param href where they are
	 */
	record Entry(String name, String kind, List<Integer> shape, @JsonSerialize(using = PublicPath.class) String href) {
	}

}
