package io.convscope.network;

import java.util.Arrays;
import java.util.Random;

import io.convscope.network.engine.Engine;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

/**
 * A network that is restored goes on as if nothing had happened.
 */
class ResumedLearningTests {

	private static final Sgd SGD = new Sgd(0.9);

	private final Architecture architecture = Architecture.article(10);

	private final Weights start = Weights.initial(this.architecture, 7);

	// more pictures than go through in one piece, too
	@ParameterizedTest
	@CsvSource({ "ONEDNN, 8", "ONEDNN, 130", "DL4J, 4" })
	void goesOnToTheLastBit(Engine engine, int count) {
		LearningState middle;
		LearningState end;
		try (TrainableNetwork network = engine.create(this.architecture, this.start, SGD, 1)) {
			train(network, count, 0, 2);
			middle = network.state();
			train(network, count, 2, 4);
			end = network.state();
		}
		try (TrainableNetwork network = engine.create(this.architecture, this.start, SGD, 1)) {
			network.restore(middle);
			assertSame(network.state(), middle);
			train(network, count, 2, 4);
			assertSame(network.state(), end);
			// with what another step drops, it would be another network
			network.restore(new LearningState(middle.weights(), middle.velocity(), middle.draws() + 1));
			train(network, count, 2, 4);
			assertThat(network.weights().get("fc4.bias").values()).isNotEqualTo(end.weights().get("fc4.bias").values());
		}
	}

	@Test
	void refusesTheStateOfAnotherArchitecture() {
		Weights three = Weights.initial(Architecture.article(3), 7);
		try (TrainableNetwork network = Engine.best().create(this.architecture, this.start, SGD, 1)) {
			assertThatIllegalArgumentException()
				.isThrownBy(() -> network.restore(new LearningState(this.start, three, 0)))
				.withMessageContaining("fc4.weight");
		}
	}

	private static void assertSame(LearningState actual, LearningState expected) {
		assertThat(actual.draws()).isEqualTo(expected.draws());
		for (Tensor each : expected.weights().tensors()) {
			String name = each.name();
			assertThat(Arrays.equals(actual.weights().get(name).values(), each.values())).as(name).isTrue();
			assertThat(Arrays.equals(actual.velocity().get(name).values(), expected.velocity().get(name).values()))
				.as(name)
				.isTrue();
		}
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
