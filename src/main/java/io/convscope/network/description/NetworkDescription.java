package io.convscope.network.description;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.convscope.image.PictureSize;
import io.convscope.network.Network;
import tools.jackson.core.JsonParser;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;

/**
 * A network as a value: what it is called, what pictures it takes, and its layers, for
 * any number of classes. Softmax follows the last layer, and is not listed.
 * <p>
 * Immutable, thus thread safe.
 *
 * @param name what it is called, for example {@code article}
 * @param description what it is, in a sentence
 * @param input the pictures that it takes
 * @param layers in the order of the forward pass; the last dense layer may leave out its
 * units
 */
public record NetworkDescription(@JsonProperty(required = true) String name,
		@JsonProperty(required = true) String description, @JsonProperty(required = true) Input input,
		@JsonProperty(required = true) List<Layer> layers) {

	private static final JsonMapper STRICT = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES, DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES,
				DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
		.disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
		.disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
		.build();

	private static final NetworkDescription ARTICLE = builtIn("article");

	/**
	 * Checks the layers.
	 * @throws IllegalArgumentException if there are none, or two of the same name
	 */
	public NetworkDescription {
		Objects.requireNonNull(name, "name");
		Objects.requireNonNull(description, "description");
		Objects.requireNonNull(input, "input");
		layers = List.copyOf(layers);
		if (layers.isEmpty()) {
			throw new IllegalArgumentException("The network " + name + " has no layers");
		}
		Set<String> names = new HashSet<>(Set.of(Softmax.LAST.name()));
		for (Layer layer : layers) {
			if (!names.add(Objects.requireNonNull(layer.name(), "name"))) {
				throw new IllegalArgumentException("The network " + name + " has two layers " + layer.name());
			}
		}
	}

	/**
	 * Describes the network of the article <em>Building a Convolutional Neural Network in
	 * PyTorch</em>: two convolutions, a pooling, two dense layers. It is what homes and
	 * files hold that don't describe their network.
	 * @return the default network
	 */
	public static NetworkDescription article() {
		return ARTICLE;
	}

	/**
	 * Reads a network that comes with the service.
	 * @param name the name of its file in {@code /networks}
	 * @return the network
	 */
	public static NetworkDescription builtIn(String name) {
		String file = "/networks/" + name + ".json";
		try (InputStream in = NetworkDescription.class.getResourceAsStream(file)) {
			return STRICT.readValue(Objects.requireNonNull(in, file), NetworkDescription.class);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/**
	 * Resolves the layers for a number of classes.
	 * @param classes how many classes are told apart
	 * @return the layers, where the last dense one, if it leaves out its units, has one
	 * for each class
	 */
	public List<Layer> layersFor(int classes) {
		List<Layer> resolved = new ArrayList<>(this.layers);
		for (int i = resolved.size() - 1; i >= 0; i--) {
			if (resolved.get(i) instanceof Dense dense) {
				resolved.set(i, (dense.units() != null) ? dense : new Dense(dense.name(), classes));
				break;
			}
		}
		return resolved;
	}

	/**
	 * Tells whether two networks compute the same from the same weights.
	 * @param other another network
	 * @return whether they differ in name and description alone
	 */
	public boolean hasLayersOf(NetworkDescription other) {
		return this.input.equals(other.input) && this.layers.equals(other.layers);
	}

	/**
	 * Reads a description.
	 * @param json as {@link #toJson()} writes it
	 * @return the network
	 * @throws tools.jackson.core.JacksonException if it is none: a field is unknown,
	 * missing, out of range or of another type, or all of it is null
	 */
	@SuppressWarnings("ConstantValue")
	public static NetworkDescription parse(String json) {
		NetworkDescription network = STRICT.readValue(json, NetworkDescription.class);
		if (network == null) {
			throw MismatchedInputException.from((JsonParser) null, NetworkDescription.class, "it is null");
		}
		return network;
	}

	/**
	 * Writes this description.
	 * @return one line of JSON
	 */
	public String toJson() {
		return STRICT.writeValueAsString(this);
	}

	/**
	 * The pictures that a network takes.
	 *
	 * @param channels how many planes: 3 for red, green and blue
	 * @param size rows and columns
	 */
	public record Input(@JsonProperty(required = true) int channels, @JsonProperty(required = true) int size) {

		/**
		 * Checks the numbers.
		 * @throws IllegalArgumentException if one is below 1
		 */
		public Input {
			Fields.require("channels", channels, 1);
			Fields.require("size", size, 1);
		}

		/**
		 * Tells the size of a picture.
		 * @return its channels and rows
		 */
		@JsonIgnore
		public PictureSize pictureSize() {
			return new PictureSize(this.channels, this.size);
		}

		/**
		 * Tells the shape of a picture.
		 * @return channels, rows, columns
		 */
		@JsonIgnore
		public Shape shape() {
			return new Shape(this.channels, this.size, this.size);
		}

	}

}
