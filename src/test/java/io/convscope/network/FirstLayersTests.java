package io.convscope.network;

import java.util.Random;
import java.util.stream.Stream;

import io.convscope.network.engine.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The first layers, and each layer by itself, compute in plain Java what the network
 * computes.
 */
class FirstLayersTests {

	private final Architecture architecture = Architecture.article(10);

	private final FirstLayers first = new FirstLayers(this.architecture);

	@Test
	void theyEndWhereTheDenseLayersBegin() {
		assertThat(this.first.names()).containsExactly("conv1", "act1", "drop1", "conv2", "act2", "pool2");
	}

	@Test
	void theyComputeWhatTheNetworkComputes() {
		Weights weights = Weights.initial(this.architecture, 5);
		float[] picture = noise();
		try (Network network = new Networks().inference(this.architecture, weights)) {
			for (LayerInfo layer : this.first.layers()) {
				float[] expected = network.activations(layer.name(), picture, 1);
				assertClose(layer, this.first.compute(layer, weights, picture), expected);
			}
		}
	}

	static Stream<Stack> stacks() {
		return StackTests.stacks();
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyLayerComputesWhatTheNetworkComputes(Stack stack) {
		Architecture stacked = stack.architecture(0.5);
		Weights weights = Weights.initial(stacked, 5);
		float[] picture = noise();
		float[] input = picture;
		try (Network network = new Networks().inference(stacked, weights)) {
			for (LayerInfo layer : stacked.layers()) {
				float[] expected = network.activations(layer.name(), picture, 1);
				assertClose(layer, layer.compute(input, weights), expected);
				input = expected;
			}
		}
	}

	private static void assertClose(LayerInfo layer, float[] actual, float[] expected) {
		assertThat(actual).as(layer.name()).hasSameSizeAs(expected).hasSize(layer.values());
		for (int i = 0; i < expected.length; i++) {
			assertThat(actual[i]).as("%s[%d]", layer.name(), i).isCloseTo(expected[i], within(1e-5f));
		}
	}

	private static float[] noise() {
		Random random = new Random(1);
		float[] values = new float[CIFAR10.values()];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		return values;
	}

}
