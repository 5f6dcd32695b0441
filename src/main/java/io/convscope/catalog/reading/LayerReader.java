package io.convscope.catalog.reading;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.network.description.Dense;
import io.convscope.network.description.Layer;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.Texts;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the layers of one network, one after the other.
 */
final class LayerReader {

	private static final Option<String> NAME = Option.of("name",
			new Texts(LayerNames::isName,
					"must be a letter with up to 31 letters, digits or underscores behind it, and not softmax",
					Texts.any().schema()),
			null, "Name", "");

	private static final Option<String> KIND = Option.of("kind", Texts.oneOf(LayerKind.ids()), null, "Kind", "");

	private static final JsonMapper JSON = new JsonMapper();

	private final OptionReader reader;

	private final LayerNames names;

	private final int last;

	/**
	 * Begins with the first layer.
	 * @param layers all of them
	 * @param reader is told what is wrong
	 */
	LayerReader(ArrayNode layers, OptionReader reader) {
		this.reader = reader;
		this.names = new LayerNames(given(layers));
		this.last = layers.size() - 1;
	}

	private static Set<String> given(ArrayNode layers) {
		Set<String> given = new LinkedHashSet<>();
		for (JsonNode layer : layers) {
			layer.path("name").stringValueOpt().ifPresent(given::add);
		}
		return given;
	}

	/**
	 * Reads the next layer.
	 * @param index its place
	 * @param json what is there
	 * @return the layer; empty if anything is wrong with it
	 */
	Optional<Layer> read(int index, JsonNode json) {
		String place = place(index);
		if (!(json instanceof ObjectNode fields)) {
			this.reader.refuse(place, "must be an object with the kind and the fields of a layer");
			return Optional.empty();
		}
		OptionReader unnamed = this.reader.within(place, "");
		Optional<LayerKind> kind = unnamed.field(fields, KIND).flatMap(LayerKind::named);
		Optional<String> name = unnamed.field(fields, NAME);
		if (!fields.hasNonNull(KIND.name())) {
			unnamed.refuse(KIND.name(), KIND.type().rule());
		}
		kind.ifPresent(this.names::next);
		boolean taken = name.isPresent() && !this.names.take(name.get());
		if (taken) {
			unnamed.refuse(NAME.name(), "must be another than that of a layer before, which is " + name.get() + " too");
		}
		if (kind.isEmpty()) {
			return Optional.empty();
		}
		String called = name.orElseGet(() -> this.names.make(kind.get()));
		Optional<ObjectNode> complete = complete(fields, kind.get(), called,
				this.reader.within(place, " (" + called + ")"));
		return complete.flatMap((each) -> make(each, index))
			.filter((layer) -> isInPlace(layer, index))
			.filter((layer) -> !taken);
	}

	private static String place(int index) {
		return "layers[" + index + "]";
	}

	private static Optional<ObjectNode> complete(ObjectNode fields, LayerKind kind, String name, OptionReader reader) {
		ObjectNode complete = JSON.createObjectNode().put(NAME.name(), name).put(KIND.name(), kind.id());
		boolean right = true;
		for (LayerKind.Field field : kind.fields()) {
			Option<?> option = field.option();
			boolean given = fields.hasNonNull(option.name());
			if (reader.field(fields, option).isPresent()) {
				complete.set(option.name(), fields.get(option.name()));
			}
			else if (given) {
				right = false;
			}
			else if (field.required()) {
				reader.refuse(option.name(), option.type().rule());
				right = false;
			}
		}
		List<Option<?>> options = Stream
			.concat(Stream.of(NAME, KIND), kind.fields().stream().<Option<?>>map(LayerKind.Field::option))
			.toList();
		reader.refuseOthers(fields, options);
		return right ? Optional.of(complete) : Optional.empty();
	}

	// what the layer itself refuses: numbers that don't fit one another
	private Optional<Layer> make(ObjectNode complete, int index) {
		try {
			return Optional.of(JSON.treeToValue(complete, Layer.class));
		}
		catch (JacksonException ex) {
			this.reader.refuse(place(index),
					"is refused: " + ((ex.getCause() != null) ? ex.getCause().getMessage() : ex.getOriginalMessage())
							+ " (" + complete.get(NAME.name()).stringValue() + ")");
			return Optional.empty();
		}
	}

	private boolean isInPlace(Layer layer, int index) {
		OptionReader named = this.reader.within(place(index), " (" + layer.name() + ")");
		if (index == this.last && !(layer instanceof Dense)) {
			this.reader.refuse("layers", "must end with a dense layer without units, and end with " + layer.name());
			return false;
		}
		if (layer instanceof Dense dense && (dense.units() == null) != (index == this.last)) {
			named.refuse("units",
					(index == this.last) ? "must be left out in the last layer, which has one for each label"
							: "must be given; the last layer alone leaves it out");
			return false;
		}
		return true;
	}

}
