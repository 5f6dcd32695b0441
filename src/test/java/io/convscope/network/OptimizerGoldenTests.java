package io.convscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

import io.convscope.image.Picture;
import io.convscope.network.Optimizer.Adam;
import io.convscope.network.Optimizer.Sgd;
import io.convscope.network.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Every engine takes the steps that PyTorch takes, with each optimizer, weight decay and
 * label smoothing; {@code pytorch_optimizers.py} computed them.
 */
class OptimizerGoldenTests {

	private final Golden golden = new Golden("/golden/optimizers.json");

	private final Architecture architecture = new Stack(
			"conv 8 3 1 1, relu, conv 8 3 1 1, relu, pool 2 2 0, dense 32, relu, dense 10")
		.architecture(1);

	private final Weights start = this.golden.weights(this.architecture);

	static Stream<Arguments> optimizers() {
		return Stream.of(Engine.values())
			.flatMap((engine) -> Stream.of("sgd", "nesterov", "adam").map((name) -> Arguments.of(engine, name)));
	}

	@ParameterizedTest
	@MethodSource("optimizers")
	void threeSteps(Engine engine, String name) {
		JsonNode expected = this.golden.root.get("optimizers").get(name);
		LearningRule rule = new LearningRule(optimizer(name), this.golden.root.get("label_smoothing").asDouble(),
				Set.of());
		float[] inputs = inputs();
		try (TrainableNetwork network = engine.create(this.architecture, this.start, rule, 42)) {
			for (JsonNode loss : expected.get("losses")) {
				StepResult step = network.train(inputs, this.golden.labels, this.golden.labels.length,
						expected.get("learning_rate").asDouble());
				assertThat(step.loss()).isCloseTo(loss.asDouble(), within(1e-5));
			}
			assertThat(differences(expected.get("moved"), network.weights())).isEmpty();
		}
	}

	private Optimizer optimizer(String name) {
		double momentum = this.golden.root.get("momentum").asDouble();
		double decay = this.golden.root.get("weight_decay").asDouble();
		return name.equals("adam") ? new Adam(decay) : new Sgd(momentum, name.equals("nesterov"), decay);
	}

	private List<String> differences(JsonNode moved, Weights now) {
		List<String> differences = new ArrayList<>();
		for (Map.Entry<String, JsonNode> tensor : moved.properties()) {
			float[] before = this.start.get(tensor.getKey()).values();
			float[] after = now.get(tensor.getKey()).values();
			float[] difference = new float[before.length];
			for (int i = 0; i < difference.length; i++) {
				difference[i] = after[i] - before[i];
			}
			differences.addAll(Golden.differences(tensor.getKey(), tensor.getValue(), difference));
		}
		return differences;
	}

	private float[] inputs() {
		byte[] pixels = this.golden.pixels();
		float[] inputs = new float[pixels.length];
		Picture.encode(pixels, 0, pixels.length, inputs, 0);
		return inputs;
	}

}
