package io.convscope.network;

import java.util.List;
import java.util.stream.Stream;

import io.convscope.network.description.AveragePooling;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Convolution;
import io.convscope.network.description.Dense;
import io.convscope.network.description.Dropout;
import io.convscope.network.description.GlobalAveragePooling;
import io.convscope.network.description.LeakyRelu;
import io.convscope.network.description.MaxPooling;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.Relu;

/**
 * Small networks that have little in common with the article's.
 */
public final class OtherNetworks {

	private static final double KEEP = 0.7;

	private OtherNetworks() {
	}

	/**
	 * Lists them, each for any number of classes.
	 * @return stacks of odd layers, and some for pictures of the least, an odd and the
	 * largest size
	 */
	public static Stream<NetworkDescription> all() {
		return Stream.concat(Stream.of(smallGray(), oddGray(), largeColor()),
				Stream
					.of("dense 2", "relu, dense 4", "conv 4 11 3 0, conv 4 8 1 0, dense 2",
							"conv 1 1 1 0, conv 17 5 2 2, drop, relu, dense 3",
							"conv 9 3 1 1, conv 33 3 1 0, relu, pool 3 2 1, relu, relu, dense 3",
							"global, norm, conv 5 1 1 0, dense 6, norm, dense 3")
					.map((layers) -> new Stack(layers).description(KEEP)));
	}

	/**
	 * Describes a network for gray pictures of 16x16, whose layers have names of their
	 * own; one is that of a checkpoint's velocities.
	 * @return the network
	 */
	public static NetworkDescription smallGray() {
		return new NetworkDescription("small", "for gray pictures", new NetworkDescription.Input(1, 16),
				List.of(new Convolution("eyes", 4, 3, 1, 1), new Relu("awake"), new MaxPooling("half", 2, 2, 0),
						new Dense("velocity", 8), new Dropout("some", 1 - KEEP), new Relu("more"),
						new Dense("answer", null)));
	}

	private static NetworkDescription oddGray() {
		return new NetworkDescription("odd", "for gray pictures of 33x33", new NetworkDescription.Input(1, 33),
				List.of(new Convolution("conv1", 5, 7, 2, 1), new BatchNormalization("bn1", 1e-3, 0.2),
						new LeakyRelu("act1", 0.1), new AveragePooling("pool1", 3, 2, 1), new Dense("fc2", 6),
						new BatchNormalization("bn2", 1e-5, 0.1), new Relu("act2"), new Dense("fc3", null)));
	}

	private static NetworkDescription largeColor() {
		return new NetworkDescription("large", "for pictures of 96x96", new NetworkDescription.Input(3, 96),
				List.of(new Convolution("conv1", 4, 11, 3, 5), new Relu("act1"), new MaxPooling("pool1", 3, 2, 1),
						new Convolution("conv2", 6, 1, 1, 0), new GlobalAveragePooling("pool2"), new Relu("act2"),
						new Dense("fc3", null)));
	}

}
