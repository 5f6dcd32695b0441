package io.convscope.model.imports;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

import io.convscope.catalog.NetworkCatalog;
import io.convscope.catalog.cost.TrainingMemory;
import io.convscope.catalog.reading.NetworkLimits;
import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.network.Architecture;
import io.convscope.network.description.Dense;
import io.convscope.network.description.Layer;
import io.convscope.network.description.NetworkDescription;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Finds the network of weights in a client's file, and checks it against limits before it
 * is built.
 */
final class ImportedNetwork {

	// layer names are part of URLs and of tensor names
	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

	private ImportedNetwork() {
	}

	/**
	 * Finds the network: the one that the file names, under a name that it may have here,
	 * else the one that was asked for, else the first known one that its tensors fit.
	 * @param tensors what the file has
	 * @param classes the number of classes
	 * @param wanted what was asked for; null for nothing
	 * @param known the networks to choose from, in this order; at least one
	 * @return the network; the closest where the tensors fit none
	 * @throws InvalidWeightsException if the one that the file names is not valid, or
	 * exceeds a limit
	 */
	static Architecture of(FileTensors tensors, int classes, @Nullable NetworkDescription wanted,
			List<NetworkDescription> known) {
		if (tensors.metadata().containsKey(NetworkMetadata.KEY)) {
			return named(tensors, classes);
		}
		NetworkDescription network = (wanted != null) ? wanted : closest(tensors, classes, known);
		try {
			return withinLimits(network, classes);
		}
		catch (IllegalArgumentException ex) {
			throw InvalidWeightsException
				.because("The network " + network.name() + " is refused: " + ex.getMessage() + ".");
		}
	}

	private static NetworkDescription closest(FileTensors tensors, int classes, List<NetworkDescription> known) {
		NetworkDescription closest = known.get(0);
		int most = -1;
		for (NetworkDescription network : known) {
			int score = NetworkLimits.fault(network, classes).isPresent() ? -1
					: TensorFit.of(tensors, new Architecture(network, classes)).score();
			if (score > most) {
				closest = network;
				most = score;
			}
		}
		return closest;
	}

	private static Architecture named(FileTensors tensors, int classes) {
		try {
			NetworkDescription network = NetworkMetadata.read(tensors.metadata());
			requireLayers(network);
			return withinLimits(NetworkCatalog.withOwnName(network), classes);
		}
		catch (JacksonException ex) {
			throw invalid((ex.getCause() instanceof IllegalArgumentException cause) ? String.valueOf(cause.getMessage())
					: "it must be a network in JSON, as GET /models/{id}/network?format=json answers one");
		}
		catch (IllegalArgumentException ex) {
			throw invalid(ex.getMessage());
		}
	}

	private static Architecture withinLimits(NetworkDescription network, int classes) {
		Optional<NetworkLimits.Fault> fault = NetworkLimits.fault(network, classes);
		fault.ifPresent((each) -> require(false, each.layer() + " " + each.what()));
		Architecture architecture = new Architecture(network, classes);
		TrainingMemory.largest(architecture)
			.ifPresent((layer) -> require(false, "there is not enough memory to compute " + layer));
		return architecture;
	}

	private static InvalidWeightsException invalid(String reason) {
		return InvalidWeightsException
			.because("The network that the file names (" + NetworkMetadata.KEY + ") is refused: " + reason + ".");
	}

	private static void requireLayers(NetworkDescription network) {
		int channels = network.input().channels();
		int most = NetworkLimits.MOST_TEXT;
		require(network.description().length() <= most, "its description may have " + most + " characters");
		require(channels == 1 || channels == 3, "its pictures have " + channels + " channels instead of 1 or 3");
		int size = network.input().size();
		require(size >= NetworkLimits.LEAST_SIDE && size <= NetworkLimits.MOST_SIDE, "its pictures must have "
				+ NetworkLimits.LEAST_SIDE + " to " + NetworkLimits.MOST_SIDE + " rows, not " + size);
		List<Layer> layers = network.layers();
		require(layers.size() <= NetworkLimits.MOST_LAYERS,
				"it has " + layers.size() + " layers; the limit is " + NetworkLimits.MOST_LAYERS);
		for (Layer layer : layers) {
			require(NAME.matcher(layer.name()).matches(),
					"the name of a layer must be a letter followed by up to 31 letters, digits or underscores");
		}
		for (Layer layer : layers) {
			boolean last = layer.equals(layers.get(layers.size() - 1));
			boolean open = layer instanceof Dense dense && dense.units() == null;
			require(open || !last, "its last layer must be a dense one without units");
			require(last || !open, layer.name() + " has no units, which the last layer alone may leave out");
		}
	}

	private static void require(boolean fits, String otherwise) {
		if (!fits) {
			throw new IllegalArgumentException(otherwise);
		}
	}

}
