package io.convscope.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.convscope.image.Picture;
import io.convscope.network.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Every engine computes what PyTorch computes.
 */
class GoldenTests {

	private final Golden golden = new Golden();

	private final Architecture architecture = Stack.articleWithoutDropout(10);

	private final Weights weights = this.golden.weights(this.architecture);

	private final float[] inputs = inputs();

	@ParameterizedTest
	@EnumSource
	void everyLayersOutput(Engine engine) {
		try (TrainableNetwork network = network(engine)) {
			assertThat(outputDifferences(network, "forward")).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void parametersAreTheOnesPyTorchHad(Engine engine) {
		try (TrainableNetwork network = network(engine)) {
			assertThat(differences("parameters", network.weights())).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyGradient(Engine engine) {
		try (TrainableNetwork network = network(engine)) {
			step(network);
			assertThat(differences("gradients", network.velocity())).isEmpty();
		}
	}

	@ParameterizedTest
	@EnumSource
	void threeSteps(Engine engine) {
		try (TrainableNetwork network = network(engine)) {
			for (JsonNode expected : this.golden.root.get("losses")) {
				StepResult step = step(network);
				assertThat(step.loss()).isCloseTo(expected.asDouble(), within(1e-5));
			}
			assertThat(differences("moved_in_3_steps", movedTo(network.weights()))).isEmpty();
			assertThat(outputDifferences(network, "forward_after_3_steps")).isEmpty();
		}
	}

	private StepResult step(TrainableNetwork network) {
		return network.train(this.inputs, this.golden.labels, this.golden.labels.length,
				this.golden.root.get("learning_rate").asDouble());
	}

	private TrainableNetwork network(Engine engine) {
		LearningRule rule = LearningRule.sgd(this.golden.root.get("momentum").asDouble());
		return engine.create(this.architecture, this.weights, rule, 42);
	}

	private List<String> outputDifferences(Network network, String section) {
		List<String> differences = new ArrayList<>();
		for (Map.Entry<String, JsonNode> layer : this.golden.root.get(section).properties()) {
			float[] actual = network.activations(layer.getKey(), this.inputs, this.golden.labels.length);
			differences.addAll(Golden.differences(layer.getKey(), layer.getValue(), actual));
		}
		return differences;
	}

	private List<String> differences(String section, Weights actual) {
		List<String> differences = new ArrayList<>();
		for (Map.Entry<String, JsonNode> tensor : this.golden.root.get(section).properties()) {
			differences
				.addAll(Golden.differences(tensor.getKey(), tensor.getValue(), actual.get(tensor.getKey()).values()));
		}
		return differences;
	}

	private Weights movedTo(Weights now) {
		return new Weights(now.tensors().stream().map((tensor) -> {
			float[] before = this.weights.get(tensor.name()).values();
			float[] moved = new float[before.length];
			for (int i = 0; i < moved.length; i++) {
				moved[i] = tensor.values()[i] - before[i];
			}
			return new Tensor(tensor.name(), tensor.shape(), moved);
		}).toList());
	}

	private float[] inputs() {
		byte[] pixels = this.golden.pixels();
		float[] inputs = new float[pixels.length];
		for (int i = 0; i < this.golden.labels.length; i++) {
			Picture.encode(pixels, i * CIFAR10.values(), CIFAR10.values(), inputs, i * CIFAR10.values());
		}
		return inputs;
	}

}
