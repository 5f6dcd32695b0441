package io.convscope.network;

import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.network.Optimizer.Adam;
import io.convscope.network.Optimizer.Sgd;
import io.convscope.network.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;

/**
 * What holds for every optimizer, with large batches and frozen layers.
 */
class OptimizerTests {

	private static final int CLASSES = 5;

	private final Architecture architecture = new Stack(
			"conv 4 3 1 1, relu, conv 6 3 2 1, relu, pool 2 2 0, dense 16, relu, dense 5")
		.architecture(1);

	private final Weights start = Weights.initial(this.architecture, 7);

	static Stream<Optimizer> optimizers() {
		return Stream.of(new Sgd(0.9), new Sgd(0.9, false, 0.1), new Sgd(0.9, true, 0.1), new Adam(0.1));
	}

	// so many pictures go through the fast engines in three pieces, and through the other
	// at once
	@ParameterizedTest
	@MethodSource("optimizers")
	void aLargeBatchCountsAsOne(Optimizer optimizer) {
		LearningRule rule = new LearningRule(optimizer, 0.1, Set.of());
		Weights slow = trained(Engine.DL4J, rule, 300);
		for (Engine engine : List.of(Engine.ONEDNN, Engine.ND4J)) {
			Weights fast = trained(engine, rule, 300);
			for (Tensor expected : slow.tensors()) {
				float[] before = this.start.get(expected.name()).values();
				assertThat(distance(fast.get(expected.name()).values(), expected.values()))
					.as(engine + " " + expected.name())
					.isLessThan(1e-3 * distance(before, expected.values()));
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void frozenLayersStayAsTheyAreAndTheOthersLearnAsBefore(Engine engine) {
		for (Set<String> frozen : Set.of(Set.of("conv2"), Set.of("conv0", "dense5"),
				Set.of("conv0", "conv2", "dense5"))) {
			optimizers().forEach((optimizer) -> {
				Weights all = trained(engine, LearningRule.of(optimizer), 4, 1);
				Weights some = trained(engine, new LearningRule(optimizer, 0, frozen), 4, 1);
				for (Tensor before : this.start.tensors()) {
					String name = before.name();
					if (frozen.contains(name.substring(0, name.indexOf('.')))) {
						assertThat(some.get(name).values()).as(name + " frozen").isEqualTo(before.values());
					}
					else {
						assertThat(distance(some.get(name).values(), all.get(name).values())).as(name)
							.isLessThan(1e-3 * distance(before.values(), all.get(name).values()));
					}
				}
			});
		}
	}

	@Test
	void smoothedLabelsLetNoPictureBeCertain() {
		LearningRule rule = new LearningRule(new Adam(0), 0.5, Set.of());
		float[] inputs = noise(4);
		int[] labels = { 0, 1, 2, 3 };
		try (TrainableNetwork network = Engine.best().create(this.architecture, this.start, rule, 1)) {
			double loss = 0;
			for (int step = 0; step < 300; step++) {
				loss = network.train(inputs, labels, 4, 0.005).loss();
			}
			// the entropy of the smoothed labels, 0.6 and four times 0.1
			assertThat(loss).isBetween(1.2275, 1.23);
			assertThat(network.predict(inputs, 1)[0]).isBetween(0.59f, 0.61f);
		}
	}

	private Weights trained(Engine engine, LearningRule rule, int count) {
		return trained(engine, rule, count, 2);
	}

	private Weights trained(Engine engine, LearningRule rule, int count, int steps) {
		float[] inputs = noise(count);
		int[] labels = new Random(2).ints(count, 0, CLASSES).toArray();
		try (TrainableNetwork network = engine.create(this.architecture, this.start, rule, 1)) {
			for (int step = 0; step < steps; step++) {
				network.train(inputs, labels, count, 0.01);
			}
			return network.weights();
		}
	}

	private static float[] noise(int count) {
		Random random = new Random(1);
		float[] values = new float[count * CIFAR10.values()];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		return values;
	}

	private static double distance(float[] a, float[] b) {
		double squares = 0;
		for (int i = 0; i < a.length; i++) {
			squares += Math.pow((double) a[i] - b[i], 2);
		}
		return Math.sqrt(squares);
	}

}
