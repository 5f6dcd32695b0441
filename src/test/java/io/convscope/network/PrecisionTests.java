package io.convscope.network;

import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.convscope.network.Optimizer.Sgd;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.network.engine.Networks;
import io.convscope.network.onednn.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Training in bf16 does what training in float32 does, to the two digits that bf16 has,
 * where the processor has instructions for it.
 */
class PrecisionTests {

	private static final LearningRule FLOAT32 = LearningRule.sgd(0.9);

	private static final LearningRule BF16 = new LearningRule(new Sgd(0.9), 0, Set.of(), Precision.BF16);

	private static final int COUNT = 24;

	private final Architecture article = Stack.articleWithoutDropout(10);

	private final Weights start = Weights.initial(this.article, 3);

	static Stream<Stack> stacks() {
		return Stream.concat(Stack.corners(), LongStream.range(0, 30).mapToObj(Stack::random));
	}

	@ParameterizedTest
	@MethodSource("stacks")
	void anyStackLearnsAsInFloat32(Stack stack) {
		assumeBf16();
		Architecture architecture = stack.architecture(1);
		Weights start = Weights.initial(architecture, 3);
		try (TrainableNetwork precise = Engine.ONEDNN.create(architecture, start, FLOAT32, 1);
				TrainableNetwork rounded = Engine.ONEDNN.create(architecture, start, BF16, 1)) {
			double loss = train(precise, 1, 0.01).loss();
			assertThat(train(rounded, 1, 0.01).loss()).isCloseTo(loss, within(loss / 500)).isNotEqualTo(loss);
			// normalisation leaves gradients that are small differences of large numbers
			if (!stack.toString().contains("norm")) {
				precise.velocity()
					.tensors()
					.forEach((each) -> assertClose(rounded.velocity().get(each.name()), each, 0.2));
			}
		}
	}

	private static void assertClose(Tensor actual, Tensor expected, double tolerance) {
		double squares = 0;
		double difference = 0;
		for (int i = 0; i < expected.values().length; i++) {
			squares += (double) expected.values()[i] * expected.values()[i];
			difference += Math.pow((double) actual.values()[i] - expected.values()[i], 2);
		}
		assertThat(Math.sqrt(difference)).as(expected.name()).isLessThan(tolerance * Math.sqrt(squares));
	}

	@Test
	void aDeepNetworkLearnsATinySetByHeart() {
		assumeBf16();
		Architecture deep = new Architecture(NetworkDescription.builtIn("deep"), 10);
		try (TrainableNetwork network = Engine.ONEDNN.create(deep, Weights.initial(deep, 3), BF16, 1)) {
			double loss = train(network, 60, 0.01).loss();
			assertThat(loss).isLessThan(0.2);
		}
	}

	// of 8 bits, weights would stay where they are
	@Test
	void smallStepsAreNotLost() {
		assumeBf16();
		double rate = 1e-5;
		try (TrainableNetwork network = Engine.ONEDNN.create(this.article, this.start, BF16, 1)) {
			train(network, 1, rate);
			for (Tensor each : network.weights().tensors()) {
				float[] before = this.start.get(each.name()).values();
				float[] velocity = network.velocity().get(each.name()).values();
				int moved = 0;
				for (int i = 0; i < before.length; i++) {
					assertThat(each.values()[i]).isCloseTo((float) (before[i] - rate * velocity[i]),
							within(Math.ulp(before[i]) + 1e-9f));
					moved += (each.values()[i] != before[i]) ? 1 : 0;
				}
				assertThat(moved).as(each.name()).isPositive();
			}
		}
	}

	@Test
	void whileItLearnsItAnswersInFloat32() {
		assumeBf16();
		float[] pictures = noise();
		try (TrainableNetwork learned = Engine.ONEDNN.create(this.article, this.start, BF16, 1)) {
			train(learned, 3, 0.01);
			try (Network same = Engine.ONEDNN.create(this.article, learned.weights(), FLOAT32, 1)) {
				assertThat(learned.predict(pictures, COUNT)).isEqualTo(same.predict(pictures, COUNT));
			}
		}
	}

	@Test
	void isRefusedByAProcessorWithoutInstructionsForIt() {
		assumeTrue(Processor.runsOneDnn(), "oneDNN runs on x86-64 only");
		assertThat(Engine.ONEDNN.obstacle(Precision.FLOAT32)).isEmpty();
		if (Processor.multipliesBf16()) {
			assertThat(Engine.ONEDNN.obstacle(Precision.BF16)).isEmpty();
		}
		else {
			assertThat(Engine.ONEDNN.obstacle(Precision.BF16))
				.hasValue("the processor of this machine has neither AVX512-BF16 nor AMX, the instructions for it");
		}
	}

	@ParameterizedTest
	@EnumSource(names = "ONEDNN", mode = EnumSource.Mode.EXCLUDE)
	void isRefusedByOtherEngines(Engine engine) {
		Networks networks = new Networks(engine);
		networks.training(this.article, this.start, FLOAT32, 1).close();
		assertThatExceptionOfType(UnsupportedPrecisionException.class)
			.isThrownBy(() -> networks.training(this.article, this.start, BF16, 1))
			.withMessage("This run trains in bf16, but the engine " + engine.id()
					+ ", which computes here, has only float32. Let it go on where bf16 is supported, or start one"
					+ " without precision.");
	}

	private static void assumeBf16() {
		assumeTrue(Processor.runsOneDnn() && Processor.multipliesBf16(), "the processor has no instructions for bf16");
	}

	private static StepResult train(TrainableNetwork network, int steps, double learningRate) {
		int[] labels = new Random(2).ints(COUNT, 0, network.architecture().classes()).toArray();
		StepResult last = network.train(noise(), labels, COUNT, learningRate);
		for (int step = 1; step < steps; step++) {
			last = network.train(noise(), labels, COUNT, learningRate);
		}
		return last;
	}

	private static float[] noise() {
		Random random = new Random(1);
		float[] values = new float[COUNT * 3072];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextInt(256) / 255f;
		}
		return values;
	}

}
