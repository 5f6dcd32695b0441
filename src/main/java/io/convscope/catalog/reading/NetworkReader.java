package io.convscope.catalog.reading;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.network.description.Layer;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.PlainText;
import io.convscope.request.Texts;
import io.convscope.request.WholeNumbers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads a network that somebody has written, fills in what it leaves out, and names all
 * of its faults.
 */
public final class NetworkReader {

	/** What a network is called that has no name. */
	public static final String UNNAMED = "custom";

	private static final Option<String> NAME = Option.of("name", NetworkName.TYPE, UNNAMED, "Name",
			"what it is called");

	private static final Option<String> DESCRIPTION = Option.of("description",
			new Texts((text) -> text.length() <= NetworkLimits.MOST_TEXT && PlainText.isPlain(text),
					"must have at most " + NetworkLimits.MOST_TEXT + " characters, and " + PlainText.RULE,
					Texts.any().schema()),
			"", "Description", "what it is, in a sentence");

	private static final Option<Long> CHANNELS = Option.of("channels", new WholeNumbers(1, 3), 3L, "Channels",
			"3 for colors, 1 for gray");

	private static final Option<Long> SIZE = Option.of("size",
			new WholeNumbers(NetworkLimits.LEAST_SIDE, NetworkLimits.MOST_SIDE), 32L, "Size", "rows and columns");

	private static final String INPUT = "input";

	private static final String LAYERS = "layers";

	// the last layer of a network within the limits stays so for any number of them that
	// data sets have; a run is held to its own
	private static final int CLASSES = 10;

	private NetworkReader() {
	}

	/**
	 * Reads a network.
	 * @param json what was written
	 * @param field the name of the field that it is in
	 * @param reader of the fields beside that one; is told what is wrong
	 * @return the network; empty if anything is wrong with it
	 */
	public static Optional<NetworkDescription> read(JsonNode json, String field, OptionReader reader) {
		if (json instanceof ObjectNode object) {
			return read(object, reader.within(field, ""));
		}
		reader.refuse(field, "must be an object with the layers of a network");
		return Optional.empty();
	}

	/**
	 * Reads a network.
	 * @param json what was written
	 * @param reader is told what is wrong
	 * @return the network; empty if anything is wrong with it
	 */
	public static Optional<NetworkDescription> read(ObjectNode json, OptionReader reader) {
		Optional<String> name = field(json, NAME, reader);
		Optional<String> description = field(json, DESCRIPTION, reader);
		Optional<NetworkDescription.Input> input = input(json, reader);
		Optional<List<Layer>> layers = layers(json, reader);
		reader.refuseOthers(json, List.of(NAME, DESCRIPTION, option(INPUT), option(LAYERS)));
		if (input.isEmpty() || layers.isEmpty()) {
			return Optional.empty();
		}
		Optional<NetworkLimits.Fault> fault = NetworkLimits.fault(input.get().shape(), layers.get(), CLASSES);
		fault.ifPresent((each) -> each.refuse(reader));
		if (name.isEmpty() || description.isEmpty() || fault.isPresent()) {
			return Optional.empty();
		}
		return Optional.of(new NetworkDescription(name.get(), description.get(), input.get(), layers.get()));
	}

	private static Option<String> option(String name) {
		return Option.of(name, Texts.any(), null, "", "");
	}

	// empty where the value is wrong
	private static <T> Optional<T> field(ObjectNode json, Option<T> option, OptionReader reader) {
		return json.hasNonNull(option.name()) ? reader.field(json, option) : Optional.ofNullable(option.usual());
	}

	private static Optional<NetworkDescription.Input> input(ObjectNode json, OptionReader reader) {
		JsonNode given = json.path(INPUT);
		if (!given.isMissingNode() && !given.isNull() && !given.isObject()) {
			reader.refuse(INPUT, "must be an object with channels and size");
			return Optional.empty();
		}
		ObjectNode fields = (given instanceof ObjectNode object) ? object : JsonNodeFactory.instance.objectNode();
		OptionReader inside = reader.within(INPUT, "");
		Optional<Long> channels = field(fields, CHANNELS, inside);
		Optional<Long> size = field(fields, SIZE, inside);
		inside.refuseOthers(fields, List.of(CHANNELS, SIZE));
		if (channels.isPresent() && channels.get() == 2) {
			inside.refuse(CHANNELS.name(), "must be 1 or 3");
			return Optional.empty();
		}
		return channels
			.flatMap((planes) -> size.map((rows) -> new NetworkDescription.Input(planes.intValue(), rows.intValue())));
	}

	private static Optional<List<Layer>> layers(ObjectNode json, OptionReader reader) {
		if (!(json.path(LAYERS) instanceof ArrayNode array) || array.isEmpty()) {
			reader.refuse(LAYERS, "must be a list of layers, the last a dense one without units");
			return Optional.empty();
		}
		if (array.size() > NetworkLimits.MOST_LAYERS) {
			reader.refuse(LAYERS, "are " + array.size() + ", and may be " + NetworkLimits.MOST_LAYERS);
			return Optional.empty();
		}
		List<Layer> layers = new ArrayList<>();
		LayerReader each = new LayerReader(array, reader);
		for (int i = 0; i < array.size(); i++) {
			each.read(i, array.get(i)).ifPresent(layers::add);
		}
		return (layers.size() == array.size()) ? Optional.of(layers) : Optional.empty();
	}

}
