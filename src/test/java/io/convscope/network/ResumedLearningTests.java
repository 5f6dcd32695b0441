package io.convscope.network;

import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.network.Optimizer.Adam;
import io.convscope.network.Optimizer.Sgd;
import io.convscope.network.engine.Engine;
import io.convscope.network.onednn.Processor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A network that is restored goes on as if nothing had happened.
 */
class ResumedLearningTests {

	private final Architecture architecture = new Stack(
			"conv 8 3 1 1, relu, drop, conv 8 3 1 1, relu, pool 2 2 0, dense 16, relu, drop, dense 10")
		.architecture(0.6);

	private final Weights start = Weights.initial(this.architecture, 7);

	static Stream<LearningRule> rules() {
		return Stream.of(LearningRule.sgd(0.9), LearningRule.of(new Sgd(0.9, false, 0.01)),
				LearningRule.of(new Sgd(0.9, true, 0.01)), LearningRule.of(new Adam(0.01)),
				new LearningRule(new Adam(0), 0.1, Set.of("conv3", "dense9")));
	}

	// more pictures than go through in one piece, too
	@ParameterizedTest
	@MethodSource("rules")
	void goesOnToTheLastBit(LearningRule rule) {
		goesOn(Engine.ONEDNN, 8, rule);
		goesOn(Engine.ONEDNN, 130, rule);
		goesOn(Engine.ND4J, 8, rule);
		goesOn(Engine.ND4J, 130, rule);
		goesOn(Engine.DL4J, 4, rule);
	}

	@Test
	void goesOnToTheLastBitInBf16() {
		assumeTrue(Processor.runsOneDnn() && Processor.multipliesBf16(), "the processor has no instructions for bf16");
		LearningRule rule = new LearningRule(new Sgd(0.9, true, 0.01), 0.1, Set.of("conv3"), Precision.BF16);
		goesOn(Engine.ONEDNN, 8, rule);
		goesOn(Engine.ONEDNN, 130, rule);
	}

	private void goesOn(Engine engine, int count, LearningRule rule) {
		LearningState middle;
		LearningState end;
		try (TrainableNetwork network = engine.create(this.architecture, this.start, rule, 1)) {
			train(network, count, 0, 2);
			middle = network.state();
			train(network, count, 2, 4);
			end = network.state();
		}
		try (TrainableNetwork network = engine.create(this.architecture, this.start, rule, 1)) {
			network.restore(middle);
			assertSame(network.state(), middle);
			train(network, count, 2, 4);
			assertSame(network.state(), end);
			// with what another step drops, it would be another network
			network.restore(new LearningState(middle.weights(), middle.moments(), middle.steps(), middle.draws() + 1));
			train(network, count, 2, 4);
			assertThat(network.weights().get("dense6.bias").values())
				.isNotEqualTo(end.weights().get("dense6.bias").values());
		}
	}

	@Test
	void refusesTheStateOfAnotherArchitecture() {
		Weights three = Weights.initial(
				new Stack(this.architecture.description().description().replace("dense 10", "dense 3")).architecture(1),
				7);
		LearningRule rule = LearningRule.sgd(0.9);
		try (TrainableNetwork network = Engine.best().create(this.architecture, this.start, rule, 1)) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> network.restore(new LearningState(this.start, Map.of("velocity", three), 0, 0)))
				.withMessageContaining("dense9.weight");
		}
	}

	@ParameterizedTest
	@EnumSource
	void refusesTheStateOfAnotherOptimizer(Engine engine) {
		LearningRule adam = LearningRule.of(new Adam(0));
		try (TrainableNetwork network = engine.create(this.architecture, this.start, adam, 1)) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> network.restore(new LearningState(this.start, Map.of("velocity", this.start), 0, 0)))
				.withMessage("the optimizer's state should be exp_avg, exp_avg_sq, and it is velocity");
		}
	}

	private static void assertSame(LearningState actual, LearningState expected) {
		assertThat(actual.draws()).isEqualTo(expected.draws());
		for (Tensor each : expected.weights().tensors()) {
			String name = each.name();
			assertThat(Arrays.equals(actual.weights().get(name).values(), each.values())).as(name).isTrue();
		}
		assertThat(actual.steps()).isEqualTo(expected.steps());
		assertThat(actual.moments()).containsOnlyKeys(expected.moments().keySet());
		expected.moments()
			.forEach((moment, values) -> values.tensors()
				.forEach((each) -> assertThat(
						Arrays.equals(actual.moments().get(moment).get(each.name()).values(), each.values()))
					.as(moment + " " + each.name())
					.isTrue()));
	}

	private static void train(TrainableNetwork network, int count, int from, int to) {
		for (int step = from; step < to; step++) {
			Random random = new Random(step);
			float[] pictures = new float[count * CIFAR10.values()];
			for (int i = 0; i < pictures.length; i++) {
				pictures[i] = random.nextInt(256) / 255f;
			}
			network.train(pictures, random.ints(count, 0, 10).toArray(), count, 0.01);
		}
	}

}
