package io.convscope.model.publication;

import java.io.IOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import io.convscope.home.Checksum;
import io.convscope.home.DamagedFileException;
import io.convscope.model.Model;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a store says: which models there are, with which weights, their aliases, and which
 * is current.
 *
 * @param format the format of this document
 * @param publisher the name of the service that publishes to the store
 * @param revision grows with each change
 * @param models all models
 * @param aliases the ids of models by alias
 * @param current the id of the current model; null if there is none
 */
record StoreIndex(int format, String publisher, long revision, List<Entry> models, SortedMap<String, String> aliases,
		@Nullable String current) {

	static final int FORMAT = 1;

	/** Stands for the current model among names; no alias is empty. */
	static final String CURRENT = "";

	private static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");

	/**
	 * Reads an index.
	 * @param content its bytes
	 * @param address where it was found, for the message
	 * @param json the format
	 * @return the index
	 * @throws DamagedObjectException if it is damaged
	 * @throws IOException if it is of a newer version of the service
	 */
	static StoreIndex read(byte[] content, String address, JsonMapper json) throws IOException {
		try {
			// another version may have written further fields
			JsonMapper lenient = json.rebuild().disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
			JsonNode index = lenient.readTree(Checksum.open(content));
			if (index.path("format").asInt(0) > FORMAT) {
				throw new IOException(
						address + " is of a newer version of the service; neither replicas nor the service"
								+ " that publishes may be older");
			}
			return lenient.treeToValue(index, StoreIndex.class);
		}
		catch (DamagedFileException ex) {
			throw new DamagedObjectException(address, "has another checksum");
		}
		catch (JacksonException | IllegalArgumentException | NullPointerException ex) {
			throw new DamagedObjectException(address, "is not the JSON of an index");
		}
	}

	byte[] write(JsonMapper json) {
		return Checksum.seal(json.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
	}

	/**
	 * Returns what may be in the place of this index next.
	 * @param publisher who publishes
	 * @param models all models
	 * @param aliases the ids of models by alias
	 * @param current the id of the current model; null if there is none
	 * @return an index with the next revision
	 */
	static StoreIndex after(@Nullable StoreIndex before, String publisher, List<Entry> models,
			SortedMap<String, String> aliases, @Nullable String current) {
		return new StoreIndex(FORMAT, publisher, (before != null) ? before.revision + 1 : 1, models, aliases, current);
	}

	boolean saysTheSameAs(StoreIndex other) {
		return equals(
				new StoreIndex(this.format, this.publisher, this.revision, other.models, other.aliases, other.current))
				&& this.publisher.equals(other.publisher);
	}

	Stream<Model> named(String id) {
		return this.models.stream().map(Entry::model).filter((model) -> model.id().equals(id));
	}

	/**
	 * Lists where names lead.
	 * @return the ids of models by alias, and of the current one by {@link #CURRENT}
	 */
	SortedMap<String, String> names() {
		return names(this.aliases, this.current);
	}

	static SortedMap<String, String> names(SortedMap<String, String> aliases, @Nullable String current) {
		SortedMap<String, String> names = new TreeMap<>(aliases);
		if (current != null) {
			names.put(CURRENT, current);
		}
		return names;
	}

	/**
	 * A model.
	 *
	 * @param weights the SHA-256 of its file of weights in hexadecimal, by which that is
	 * found
	 * @param bytes the length of that file
	 * @param model the model
	 */
	record Entry(String weights, long bytes, Model model) {

		/**
		 * Checks what others wrote.
		 * @throws IllegalArgumentException if it is no digest, or the network is invalid
		 */
		Entry {
			if (!DIGEST.matcher(weights).matches() || model.id().isEmpty() || model.labels().size() < 2) {
				throw new IllegalArgumentException("it names no weights, or no labels");
			}
			model.architecture();
		}

		String object() {
			return ObjectStore.WEIGHTS + this.weights + ".safetensors";
		}

		String digest() {
			return "sha256:" + this.weights;
		}

	}

}
