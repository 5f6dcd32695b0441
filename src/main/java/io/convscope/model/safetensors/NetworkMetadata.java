package io.convscope.model.safetensors;

import java.util.Map;

import io.convscope.network.description.NetworkDescription;

/**
 * The network whose weights a safetensors file holds, among the file's metadata under the
 * name {@code convscope.network}. A file without one is of the article's network, and
 * that is never named, so that the bytes of such files stay as they were.
 */
public final class NetworkMetadata {

	/** The name under which the network stands. */
	public static final String KEY = "convscope.network";

	private NetworkMetadata() {
	}

	/**
	 * Tells what a file has to say of its network.
	 * @param network the network
	 * @return its JSON under its name; empty for the article's network
	 */
	public static Map<String, String> of(NetworkDescription network) {
		return network.equals(NetworkDescription.article()) ? Map.of() : Map.of(KEY, network.toJson());
	}

	/**
	 * Reads the network of a file.
	 * @param metadata the file's
	 * @return its network; the article's where it names none
	 * @throws tools.jackson.core.JacksonException if it is none
	 */
	public static NetworkDescription read(Map<String, String> metadata) {
		String json = metadata.get(KEY);
		return (json != null) ? NetworkDescription.parse(json) : NetworkDescription.article();
	}

}
