package io.convscope.model.imports;

import java.util.List;
import java.util.regex.Pattern;

import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.SafetensorsHeader;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.description.Dense;
import io.convscope.network.description.Layer;
import io.convscope.network.description.MaxPooling;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.Shape;
import tools.jackson.core.JacksonException;

/**
 * Reads the network in a client's file, and checks it against limits before it is built.
 */
final class ImportedNetwork {

	private static final int LEAST_SIDE = 16;

	private static final int MOST_SIDE = 96;

	private static final int MOST_LAYERS = 64;

	private static final int MOST_FILTERS = 1024;

	private static final int MOST_UNITS = 4096;

	private static final long MOST_PARAMETERS = 50_000_000;

	// a network keeps outputs for several pictures, once for each layer that it was asked
	// for
	private static final long MOST_VALUES = 1_000_000;

	// the article's network needs 19 million
	private static final long MOST_PRODUCTS = 2_000_000_000;

	private static final int MOST_TEXT = 1000;

	// layer names are part of URLs and of tensor names
	private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,31}");

	private ImportedNetwork() {
	}

	/**
	 * Reads the network in a file.
	 * @param header the file's header
	 * @param classes the number of classes
	 * @return the network; the article's if the file has none
	 * @throws InvalidWeightsException if it is not valid, or exceeds a limit
	 */
	static Architecture of(SafetensorsHeader header, int classes) {
		try {
			NetworkDescription network = NetworkMetadata.read(header.metadata());
			requireLayers(network);
			Architecture architecture = new Architecture(network, classes);
			requireSize(architecture);
			return architecture;
		}
		catch (JacksonException ex) {
			throw invalid(ex.getOriginalMessage());
		}
		catch (IllegalArgumentException ex) {
			throw invalid(ex.getMessage());
		}
		catch (ArithmeticException ex) {
			throw invalid("it has more numbers than can be counted");
		}
	}

	private static InvalidWeightsException invalid(String reason) {
		return InvalidWeightsException
			.because("The network that the file names (" + NetworkMetadata.KEY + ") is refused: " + reason + ".");
	}

	private static void requireLayers(NetworkDescription network) {
		int channels = network.input().channels();
		require(network.name().length() <= MOST_TEXT && network.description().length() <= MOST_TEXT,
				"its name and its description may have " + MOST_TEXT + " characters each");
		require(channels == 1 || channels == 3, "its pictures have " + channels + " channels instead of 1 or 3");
		require(network.input().size() >= LEAST_SIDE && network.input().size() <= MOST_SIDE,
				"its pictures must have " + LEAST_SIDE + " to " + MOST_SIDE + " rows, not " + network.input().size());
		List<Layer> layers = network.layers();
		require(layers.size() <= MOST_LAYERS, "it has " + layers.size() + " layers; the limit is " + MOST_LAYERS);
		for (Layer layer : layers) {
			require(NAME.matcher(layer.name()).matches(),
					"the name of a layer must be a letter followed by up to 31 letters, digits or underscores");
		}
		require(layers.get(layers.size() - 1) instanceof Dense last && last.units() == null,
				"its last layer must be a dense one without units");
	}

	private static void requireSize(Architecture architecture) {
		long values = 0;
		long parameters = 0;
		long products = 0;
		for (LayerInfo layer : architecture.layers()) {
			Shape output = layer.output();
			int most = output.isFlat() ? MOST_UNITS : MOST_FILTERS;
			require(output.channels() <= most || output.channels() == architecture.classes(),
					layer.name() + " has " + output.channels() + " outputs; the limit is " + most);
			values += (long) output.height() * output.width() * output.channels();
			require(values <= MOST_VALUES, "its layers compute more than " + MOST_VALUES + " numbers per picture");
			products += (long) layer.values() * terms(layer);
			require(products <= MOST_PRODUCTS, "it needs more than " + MOST_PRODUCTS + " multiplications per picture");
			parameters += layer.parameters();
			require(parameters <= MOST_PARAMETERS, "it has more than " + MOST_PARAMETERS + " parameters");
		}
	}

	// how many numbers are added up, or compared, for one output
	private static int terms(LayerInfo layer) {
		return (layer.layer() instanceof MaxPooling pooling) ? pooling.size() * pooling.size()
				: layer.kernel().map(Shape::size).orElse(1);
	}

	private static void require(boolean fits, String otherwise) {
		if (!fits) {
			throw new IllegalArgumentException(otherwise);
		}
	}

}
