package io.convscope.catalog.reading;

import java.util.List;
import java.util.Optional;

import io.convscope.catalog.cost.LayerCost;
import io.convscope.network.LayerInfo;
import io.convscope.network.description.Dense;
import io.convscope.network.description.GlobalAveragePooling;
import io.convscope.network.description.Layer;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.Shape;
import io.convscope.request.OptionReader;

/**
 * How large a network may be, whoever sends it. Nothing is allocated for one that has not
 * been held to this.
 */
public final class NetworkLimits {

	/** How many layers it may have. */
	public static final int MOST_LAYERS = 64;

	/** The least rows of a picture. */
	public static final int LEAST_SIDE = 16;

	/** The most rows of a picture. */
	public static final int MOST_SIDE = 96;

	/** The most characters of a description. */
	public static final int MOST_TEXT = 1000;

	private static final long MOST_PARAMETERS = 50_000_000;

	// the article's network takes 19 million
	private static final long MOST_OPERATIONS = 2_000_000_000;

	// of a layer, so that all counts of one stay within an int
	private static final long MOST_VALUES = 1 << 24;

	private NetworkLimits() {
	}

	/**
	 * Finds the first layer that does not fit the one before, or makes the network too
	 * large.
	 * @param network any network
	 * @param classes how many classes it is to tell apart
	 * @return the fault; empty if there is none
	 */
	public static Optional<Fault> fault(NetworkDescription network, int classes) {
		return fault(network.input().shape(), network.layers(), classes);
	}

	/**
	 * Checks a network for a certain number of classes.
	 * @param network any network
	 * @param classes how many classes it is to tell apart
	 * @param field the field of the request that it is in
	 * @param reader is told of the first fault
	 */
	public static void check(NetworkDescription network, int classes, String field, OptionReader reader) {
		fault(network, classes).ifPresent((each) -> each.refuse(reader.within(field, "")));
	}

	/**
	 * Finds the first layer that does not fit the one before, or makes the network too
	 * large.
	 * @param picture the shape of its input
	 * @param layers its layers
	 * @param classes how many classes it is to tell apart
	 * @return the fault; empty if there is none
	 */
	static Optional<Fault> fault(Shape picture, List<Layer> layers, int classes) {
		Totals totals = new Totals(picture);
		for (int i = 0; i < layers.size(); i++) {
			Layer layer = layers.get(i);
			boolean last = layer instanceof Dense dense && dense.units() == null;
			try {
				totals.add(last ? new Dense(layer.name(), classes) : layer, last ? classes : 0);
			}
			catch (ArithmeticException ex) {
				return Optional.of(new Fault(i, layer.name(), "has more parameters than can be counted"));
			}
			catch (IllegalArgumentException ex) {
				return Optional.of(new Fault(i, layer.name(), String.valueOf(ex.getMessage())));
			}
		}
		return Optional.empty();
	}

	/**
	 * What is wrong with a layer in its place.
	 *
	 * @param index its place
	 * @param layer its name
	 * @param what the rest of a sentence that begins with the layer
	 */
	public record Fault(int index, String layer, String what) {

		void refuse(OptionReader reader) {
			reader.refuse("layers[" + this.index + "]", this.what + " (" + this.layer + ")");
		}

	}

	/**
	 * What has come together up to a layer.
	 */
	private static final class Totals {

		private Shape shape;

		private boolean flat;

		private long parameters;

		private long operations;

		private Totals(Shape picture) {
			this.shape = picture;
		}

		private void add(Layer layer, int classes) {
			boolean takesMaps = layer.sliding().isPresent() || layer instanceof GlobalAveragePooling;
			require(!this.flat || !takesMaps, "can't follow a dense layer, which makes no maps");
			this.flat = this.flat || layer instanceof Dense;
			Shape output = layer.output(this.shape);
			int most = output.isFlat() ? LayerKind.MOST_UNITS : LayerKind.MOST_FILTERS;
			require(output.channels() <= Math.max(most, classes) || output.equals(this.shape),
					"has " + output.channels() + " outputs; the limit is " + most);
			require((long) output.channels() * output.height() * output.width() <= MOST_VALUES,
					"makes more than " + MOST_VALUES + " numbers of a picture");
			LayerInfo info = new LayerInfo(layer, this.shape, output);
			this.parameters += info.parameters();
			require(this.parameters <= MOST_PARAMETERS,
					"brings the network to more than " + MOST_PARAMETERS + " parameters");
			this.operations += LayerCost.operations(info);
			require(this.operations <= MOST_OPERATIONS,
					"brings the network to more than " + MOST_OPERATIONS + " multiply-adds for a picture");
			this.shape = output;
		}

		private static void require(boolean fits, String otherwise) {
			if (!fits) {
				throw new IllegalArgumentException(otherwise);
			}
		}

	}

}
