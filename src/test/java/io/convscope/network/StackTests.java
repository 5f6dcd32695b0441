package io.convscope.network;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.convscope.network.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The fast engines compute any stack of layers, as Deeplearning4j's own layers do.
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
		try (TrainableNetwork oneDnn = Engine.ONEDNN.create(architecture, weights, SGD, 1);
				TrainableNetwork nd4j = Engine.ND4J.create(architecture, weights, SGD, 1);
				TrainableNetwork slow = Engine.DL4J.create(stack.architecture(1), weights, SGD, 1)) {
			for (int step = 0; step < 2; step++) {
				for (LayerInfo layer : architecture.layers()) {
					float[] expected = slow.activations(layer.name(), pictures, COUNT);
					assertClose("oneDNN " + layer.name(), oneDnn.activations(layer.name(), pictures, COUNT), expected,
							1e-4);
					assertClose("ND4J " + layer.name(), nd4j.activations(layer.name(), pictures, COUNT), expected,
							1e-4);
				}
				double loss = slow.train(pictures, labels, COUNT, 0.01).loss();
				for (TrainableNetwork fast : List.of(oneDnn, nd4j)) {
					assertThat(fast.train(pictures, labels, COUNT, 0.01).loss()).isCloseTo(loss, within(1e-4));
					assertClose(fast.weights(), slow.weights());
					assertClose(fast.velocity(), slow.velocity());
				}
			}
		}
	}

	private static void assertClose(Weights actual, Weights expected) {
		for (Tensor each : expected.tensors()) {
			assertClose(each.name(), actual.get(each.name()).values(), each.values(), 1e-3);
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
