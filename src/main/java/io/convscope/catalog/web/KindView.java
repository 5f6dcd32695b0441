package io.convscope.catalog.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.convscope.catalog.reading.LayerKind;
import io.convscope.request.Option;
import org.jspecify.annotations.Nullable;

/**
 * A kind of layer as the API describes it to those who write networks.
 *
 * @param kind its name
 * @param fields beside name and kind, in the words of JSON Schema
 */
record KindView(String kind, List<Map<String, @Nullable Object>> fields) {

	static List<KindView> all() {
		return Stream.of(LayerKind.values())
			.map((kind) -> new KindView(kind.id(), kind.fields().stream().map(KindView::view).toList()))
			.toList();
	}

	private static Map<String, @Nullable Object> view(LayerKind.Field field) {
		Option<?> option = field.option();
		Map<String, @Nullable Object> view = new LinkedHashMap<>();
		view.put("name", option.name());
		view.putAll(option.type().schema());
		view.put("default", option.usual());
		view.put("required", field.required());
		view.put("label", option.label());
		view.put("hint", option.hint());
		return view;
	}

}
