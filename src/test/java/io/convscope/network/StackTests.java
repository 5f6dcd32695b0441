package io.convscope.network;

import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.convscope.network.dl4j.Dl4jNetwork;
import io.convscope.network.onednn.OneDnnNetwork;
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

	private static final LearningRule SGD = LearningRule.sgd(0.9);

	private static final int COUNT = 5;

	private static final double ROUNDING = 1e-4;

	static Stream<Stack> stacks() {
		return Stream.concat(Stack.corners(), LongStream.range(0, 40).mapToObj(Stack::random));
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
				for (Tensor expected : slow.weights().tensors()) {
					assertClose(expected.name(), fast.weights().get(expected.name()).values(), expected.values(), 1e-3);
				}
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
		// a bias before a normalisation has a gradient of zero, and rounding errors
		assertThat(Math.sqrt(difference)).as(what)
			.isLessThanOrEqualTo(tolerance * Math.sqrt(squares) + ROUNDING * Math.sqrt(expected.length));
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
