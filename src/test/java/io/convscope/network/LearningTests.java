package io.convscope.network;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;

import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.network.engine.Networks;
import io.convscope.network.onednn.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What has to be true of any network that learns.
 */
class LearningTests {

	private static final int VALUES = 3072;

	private final Architecture architecture = Architecture.article(10);

	private final Weights weights = Weights.initial(this.architecture, 7);

	@ParameterizedTest
	@EnumSource
	void probabilitiesSumToOne(Engine engine) {
		try (Network network = engine.create(this.architecture, this.weights, LearningRule.sgd(0.9), 1)) {
			float[] probabilities = network.predict(noise(3, 1), 3);
			assertThat(probabilities).hasSize(30);
			for (int picture = 0; picture < 3; picture++) {
				double sum = 0;
				for (int i = 0; i < 10; i++) {
					assertThat(probabilities[picture * 10 + i]).isBetween(0f, 1f);
					sum += probabilities[picture * 10 + i];
				}
				assertThat(sum).isCloseTo(1, within(1e-5));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void oneStepRaisesTheTrueClass(Engine engine) {
		float[] picture = noise(1, 2);
		try (TrainableNetwork network = engine.create(this.architecture, this.weights, LearningRule.sgd(0.9), 1)) {
			float before = network.predict(picture, 1)[3];
			network.train(picture, new int[] { 3 }, 1, 0.01);
			assertThat(network.predict(picture, 1)[3]).isGreaterThan(before);
		}
	}

	@ParameterizedTest
	@EnumSource
	void eachStepHasItsOwnRate(Engine engine) {
		float[] shorter = movedBySecondStep(engine, 0.01);
		float[] longer = movedBySecondStep(engine, 0.02);
		for (int i = 0; i < shorter.length; i++) {
			shorter[i] *= 2;
		}
		assertThat(distance(longer, shorter)).isLessThan(1e-4);
	}

	private float[] movedBySecondStep(Engine engine, double learningRate) {
		Architecture plain = Stack.articleWithoutDropout(10);
		try (TrainableNetwork network = engine.create(plain, this.weights, LearningRule.sgd(0.9), 1)) {
			network.train(noise(2, 1), new int[] { 3, 5 }, 2, 0.001);
			float[] before = network.weights().get("fc4.bias").values();
			network.train(noise(2, 2), new int[] { 7, 1 }, 2, learningRate);
			float[] moved = network.weights().get("fc4.bias").values();
			for (int i = 0; i < moved.length; i++) {
				moved[i] -= before[i];
			}
			return moved;
		}
	}

	@Test
	void aTinySetIsLearnedByHeart() {
		int count = 16;
		float[] pictures = noise(count, 3);
		int[] labels = new Random(4).ints(count, 0, 10).toArray();
		try (TrainableNetwork network = Engine.best()
			.create(this.architecture, this.weights, LearningRule.sgd(0.9), 1)) {
			for (int step = 0; step < 150; step++) {
				network.train(pictures, labels, count, 0.01);
			}
			float[] probabilities = network.predict(pictures, count);
			for (int i = 0; i < count; i++) {
				assertThat(probabilities[i * 10 + labels[i]]).isGreaterThan(0.9f);
			}
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 7 })
	void aLargeBatchOfTheSameSmallOnesMovesAsTheSmallOne(int times) {
		Architecture plain = Stack.articleWithoutDropout(10);
		int[] labels = new Random(5).ints(50, 0, 10).toArray();
		float[] pictures = noise(labels.length, 12);
		try (TrainableNetwork one = Engine.best().create(plain, this.weights, LearningRule.sgd(0.9), 1);
				TrainableNetwork many = Engine.best().create(plain, this.weights, LearningRule.sgd(0.9), 1)) {
			for (int step = 0; step < 2; step++) {
				StepResult few = one.train(pictures, labels, labels.length, 0.01);
				StepResult all = many.train(repeated(pictures, times), repeated(labels, times), times * labels.length,
						0.01);
				assertThat(all.loss()).isCloseTo(few.loss(), within(1e-5));
				assertThat(all.correct()).isEqualTo(times * few.correct());
			}
			for (Tensor expected : one.velocity().tensors()) {
				assertThat(distance(many.velocity().get(expected.name()).values(), expected.values()))
					.as(expected.name())
					.isLessThan(1e-4);
			}
		}
	}

	@Test
	void theSameSeedGivesTheSameNumbers() {
		assertThat(trained(5)).isEqualTo(trained(5)).isNotEqualTo(trained(6));
	}

	private float[] trained(long seed) {
		try (TrainableNetwork network = Engine.best()
			.create(this.architecture, this.weights, LearningRule.sgd(0.9), seed)) {
			for (int step = 0; step < 3; step++) {
				network.train(noise(8, step), new int[] { 0, 1, 2, 3, 4, 5, 6, 7 }, 8, 0.01);
			}
			return network.weights().get("conv2.weight").values();
		}
	}

	@ParameterizedTest
	@CsvSource({ "ONEDNN,article", "ONEDNN,kernels-5", "ONEDNN,deep", "ND4J,article", "ND4J,kernels-5", "ND4J,deep" })
	void aPicturesAnswerHasTheSameBitsInAnyCompany(Engine engine, String name) {
		assumeTrue(engine != Engine.ONEDNN || Processor.runsOneDnn(), "oneDNN runs on x86-64 only");
		Architecture architecture = new Architecture(NetworkDescription.builtIn(name), 10);
		Weights weights = Weights.initial(architecture, 1);
		int most = 64;
		float[] pictures = noise(most, 9);
		float[] alone = new float[most * 10];
		try (Network network = engine.create(architecture, weights, null, 1)) {
			for (int i = 0; i < most; i++) {
				float[] picture = Arrays.copyOfRange(pictures, i * VALUES, (i + 1) * VALUES);
				System.arraycopy(network.predict(picture, 1), 0, alone, i * 10, 10);
			}
			for (int count : new int[] { 2, 5, 15, 16, 17, 33, most }) {
				assertThat(network.predict(pictures, count)).isEqualTo(Arrays.copyOf(alone, count * 10));
			}
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "article", "kernels-5", "deep" })
	void aPicturesAnswerHasTheSameBitsOnHalfOfTheThreads(String name) {
		assumeTrue(Processor.runsOneDnn(), "the other engines don't promise it");
		Architecture architecture = new Architecture(NetworkDescription.builtIn(name), 10);
		int most = 32;
		float[] pictures = noise(most, 9);
		try (Network network = new Networks(Engine.best()).inference(architecture, Weights.initial(architecture, 1))) {
			for (int count : new int[] { 1, 2, 13, 16, 27, most }) {
				float[] logits = network.logits(pictures, count);
				assertThat(OpenMp.besideOthers(() -> network.logits(pictures, count))).isEqualTo(logits);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void countsWhatTheNetworkHadRight(Engine engine) {
		Architecture plain = Stack.articleWithoutDropout(10);
		float[] pictures = noise(8, 11);
		try (TrainableNetwork network = engine.create(plain, this.weights, LearningRule.sgd(0), 1)) {
			float[] probabilities = network.predict(pictures, 8);
			int[] labels = new int[8];
			for (int i = 0; i < 8; i++) {
				labels[i] = best(probabilities, i * 10);
			}
			labels[0] = (labels[0] + 1) % 10;
			assertThat(network.train(pictures, labels, 8, 1e-6).correct()).isEqualTo(7);
		}
	}

	@ParameterizedTest
	@EnumSource
	void worksForOtherCountsOfClasses(Engine engine) {
		Architecture three = Architecture.article(3);
		try (TrainableNetwork network = engine.create(three, Weights.initial(three, 1), LearningRule.sgd(0.9), 1)) {
			StepResult step = network.train(noise(4, 1), new int[] { 0, 1, 2, 0 }, 4, 0.01);
			assertThat(step.loss()).isCloseTo(Math.log(3), within(0.3));
			assertThat(network.predict(noise(1, 1), 1)).hasSize(3);
		}
	}

	private static float[] repeated(float[] values, int times) {
		float[] result = new float[values.length * times];
		for (int i = 0; i < result.length; i++) {
			result[i] = values[i % values.length];
		}
		return result;
	}

	private static int[] repeated(int[] values, int times) {
		return IntStream.range(0, values.length * times).map((i) -> values[i % values.length]).toArray();
	}

	// relative to the length of what is expected
	private static double distance(float[] actual, float[] expected) {
		double squares = 0;
		double difference = 0;
		for (int i = 0; i < expected.length; i++) {
			squares += (double) expected[i] * expected[i];
			difference += Math.pow((double) actual[i] - expected[i], 2);
		}
		return Math.sqrt(difference / squares);
	}

	private static int best(float[] probabilities, int from) {
		int best = 0;
		for (int i = 1; i < 10; i++) {
			if (probabilities[from + i] > probabilities[from + best]) {
				best = i;
			}
		}
		return best;
	}

	private static float[] noise(int pictures, long seed) {
		Random random = new Random(seed);
		float[] values = new float[pictures * VALUES];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextInt(256) / 255f;
		}
		return values;
	}

}
