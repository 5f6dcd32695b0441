package io.convscope.catalog;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

import io.convscope.catalog.reading.NetworkName;
import io.convscope.catalog.reading.NetworkReader;
import io.convscope.home.ConvscopeHome;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.OptionReader;
import tools.jackson.databind.JsonNode;

import org.springframework.stereotype.Component;

/**
 * The networks that a name stands for: those that come with the service, and those that
 * users keep. Runs and models hold networks, not names, so that they don't change with
 * this. Thread safe.
 */
@Component
public class NetworkCatalog {

	private static final List<String> NAMES = List.of("article", "kernels-1", "kernels-5", "kernels-7",
			"one-convolution", "three-convolutions", "average-pooling", "no-dropout", "deep");

	private static final Map<String, NetworkDescription> BUILT_IN = builtIn();

	private static final int MOST_OWN = 200;

	private final OwnNetworks own;

	public NetworkCatalog(ConvscopeHome home) {
		this.own = new OwnNetworks(home.networks());
	}

	private static Map<String, NetworkDescription> builtIn() {
		Map<String, NetworkDescription> networks = new LinkedHashMap<>();
		NAMES.forEach((name) -> networks.put(name, NetworkDescription.builtIn(name)));
		return networks;
	}

	/**
	 * Lists all networks.
	 * @return the built-in ones, then the user's by their names
	 */
	public List<NetworkDescription> list() {
		return Stream.concat(BUILT_IN.values().stream(), this.own.list().stream()).toList();
	}

	/**
	 * Lists the names of all networks.
	 * @return in the same order
	 */
	public List<String> names() {
		return list().stream().map(NetworkDescription::name).toList();
	}

	/**
	 * Checks whether a name is that of a network that comes with the service.
	 * @param name any text
	 * @return whether it can't be changed
	 */
	public boolean isBuiltIn(String name) {
		return BUILT_IN.containsKey(name);
	}

	/**
	 * Finds a network.
	 * @param name its name
	 * @return the network; empty if there is none
	 */
	public Optional<NetworkDescription> find(String name) {
		return Optional.ofNullable(BUILT_IN.get(name)).or(() -> this.own.find(name));
	}

	/**
	 * Finds a network.
	 * @param name its name
	 * @return the network
	 * @throws UnknownNetworkException if there is none
	 */
	public NetworkDescription get(String name) {
		return find(name).orElseThrow(() -> UnknownNetworkException.of(name, names()));
	}

	/**
	 * Reads which network a request means: by its name, or by describing it.
	 * @param json a text or an object
	 * @param field the field that it is in
	 * @param reader is told what is wrong
	 * @return the network; empty if anything is wrong
	 */
	public Optional<NetworkDescription> choose(JsonNode json, String field, OptionReader reader) {
		if (json.isString()) {
			Optional<NetworkDescription> named = find(json.stringValue());
			if (named.isEmpty()) {
				reader.refuse(field, "must be one of " + String.join(", ", names()) + ", or an object with layers");
			}
			return named;
		}
		if (!json.isObject()) {
			reader.refuse(field, "must be the name of a network, or an object with layers");
			return Optional.empty();
		}
		Optional<NetworkDescription> described = NetworkReader.read(json, field, reader);
		described.filter(NetworkCatalog::pretends)
			.ifPresent((network) -> reader.within(field, "")
				.refuse("name", "must not be " + network.name() + ", which is a built-in network with other layers"));
		return described.filter((network) -> !pretends(network));
	}

	/**
	 * Gives a network from elsewhere a name that it may have here.
	 * @param network any network
	 * @return the same; called {@value NetworkReader#UNNAMED} if its name is not one for
	 * networks, or is that of a built-in one with other layers
	 */
	public static NetworkDescription withOwnName(NetworkDescription network) {
		return (NetworkName.isName(network.name()) && !pretends(network)) ? network : new NetworkDescription(
				NetworkReader.UNNAMED, network.description(), network.input(), network.layers());
	}

	private static boolean pretends(NetworkDescription network) {
		NetworkDescription known = BUILT_IN.get(network.name());
		return known != null && !known.hasLayersOf(network);
	}

	/**
	 * Keeps a network, in place of one of the same name.
	 * @param network the network
	 * @return whether there was none of its name
	 * @throws BuiltInNetworkException if the name is that of a built-in one
	 * @throws TooManyNetworksException if there is no place for one more
	 * @throws io.convscope.home.StorageException if it can't be written
	 */
	public synchronized boolean keep(NetworkDescription network) {
		requireOwn(network.name());
		boolean fresh = this.own.find(network.name()).isEmpty();
		if (fresh && this.own.list().size() >= MOST_OWN) {
			throw TooManyNetworksException.of(MOST_OWN);
		}
		this.own.keep(network);
		return fresh;
	}

	/**
	 * Deletes a network; runs and models of it keep it.
	 * @param name its name
	 * @throws UnknownNetworkException if there is none
	 * @throws BuiltInNetworkException if it comes with the service
	 * @throws io.convscope.home.StorageException if it can't be deleted
	 */
	public synchronized void delete(String name) {
		requireOwn(name);
		this.own.delete(get(name).name());
	}

	/**
	 * Makes sure that a name may be given to a network of one's own.
	 * @param name any text
	 * @throws BuiltInNetworkException if it is that of a built-in one
	 */
	public void requireOwn(String name) {
		if (isBuiltIn(name)) {
			throw BuiltInNetworkException.of(name);
		}
	}

}
