package io.convscope.model.safetensors;

import java.util.Map;

import io.convscope.network.description.NetworkDescription;

/**
 * The network in the metadata of a safetensors file, under the key
 * {@code convscope.network}. A file without that key has weights of the article's
 * network. The article's network is never written, so the bytes of such files stay the
 * same.
 */
public final class NetworkMetadata {

	/** The key of the network. */
	public static final String KEY = "convscope.network";

	private NetworkMetadata() {
	}

	/**
	 * Returns the metadata for a network.
	 * @param network the network
	 * @return its JSON under the key; empty for the article's network
	 */
	public static Map<String, String> of(NetworkDescription network) {
		return network.equals(NetworkDescription.article()) ? Map.of() : Map.of(KEY, network.toJson());
	}

	/**
	 * Reads the network of a file.
	 * @param metadata the file's metadata
	 * @return its network; the article's if it has none
	 * @throws tools.jackson.core.JacksonException if it cannot be read as a network
	 */
	public static NetworkDescription read(Map<String, String> metadata) {
		String json = metadata.get(KEY);
		return (json != null) ? NetworkDescription.parse(json) : NetworkDescription.article();
	}

}
