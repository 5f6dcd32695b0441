package io.convscope.network;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The fast engine computes any stack of layers, as Deeplearning4j's own layers do.
 */
class StackTests {

	// so near to 1 that nothing is dropped, but dropout's operations are there
	private static final double ALL = 1 - 0x1p-20;

	private static final Sgd SGD = new Sgd(0.9);

	private static final int COUNT = 5;

	static Stream<Stack> stacks() {
		Stream<String> corners = Stream.of("dense 2", "dense 7, dense 5, dense 3", "relu, dense 4", "drop, dense 4",
				"pool 2 2 0, dense 3", "conv 4 32 1 0, dense 2", "conv 1 1 1 0, conv 17 5 2 2, drop, relu, dense 3",
				"conv 33 3 1 1, conv 33 3 1 0, relu, pool 3 2 1, relu, relu, dense 3",
				"conv 32 3 1 1, drop, pool 2 2 0, drop, relu, pool 2 1 0, dense 3",
				"conv 16 5 1 2, relu, drop, pool 2 2 0, conv 20 3 2 0, pool 3 3 0, relu, drop, drop, dense 8, relu, dense 3",
				"dense 100, drop, relu, drop, dense 1000, relu, drop");
		return Stream.concat(corners.map(Stack::new), LongStream.range(0, 40).mapToObj(Stack::random));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void everyLayersOutputAndEveryGradientAreDl4js(Stack stack) {
		Architecture architecture = stack.architecture(ALL);
		Weights weights = Weights.initial(architecture, 3);
		float[] pictures = noise();
		int[] labels = new Random(2).ints(COUNT, 0, stack.classes()).toArray();
		try (TrainableNetwork fast = new OneDnnNetwork(architecture, weights, SGD, 1);
				TrainableNetwork slow = new Dl4jNetwork(stack.architecture(1), weights, SGD, 1)) {
			for (int step = 0; step < 2; step++) {
				for (LayerInfo layer : architecture.layers()) {
					assertClose(layer.name(), fast.activations(layer.name(), pictures, COUNT),
							slow.activations(layer.name(), pictures, COUNT), 1e-4);
				}
				StepResult result = fast.train(pictures, labels, COUNT, 0.01);
				assertThat(result.loss()).isCloseTo(slow.train(pictures, labels, COUNT, 0.01).loss(), within(1e-4));
				for (Tensor expected : slow.velocity().tensors()) {
					assertClose(expected.name(), fast.velocity().get(expected.name()).values(), expected.values(),
							1e-3);
				}
			}
		}
	}

	private static void assertClose(String what, float[] actual, float[] expected, double tolerance) {
		assertThat(actual).as(what).hasSameSizeAs(expected);
		double squares = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			squares += (double) expected[i] * expected[i];
			difference += Math.pow((double) actual[i] - expected[i], 2);
		}
		assertThat(Math.sqrt(difference)).as(what).isLessThanOrEqualTo(tolerance * Math.sqrt(squares));
	}

	private static float[] noise() {
		Random random = new Random(1);
		float[] values = new float[COUNT * CIFAR10.values()];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat() - 0.5f;
		}
		return values;
	}

}
