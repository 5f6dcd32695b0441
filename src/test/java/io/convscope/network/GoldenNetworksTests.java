package io.convscope.network;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.image.Picture;
import io.convscope.network.description.Dropout;
import io.convscope.network.description.Layer;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.description.TensorShape;
import io.convscope.network.engine.Engine;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Every engine computes what PyTorch computes, for each kind of layer: as
 * {@code golden/make_results.py} prints it for {@code golden/networks.json}.
 */
class GoldenNetworksTests {

	private static final long PICTURES = 1000;

	private static final LearningRule SGD = LearningRule.sgd(0.9);

	private static final double LEARNING_RATE = 0.003;

	private static final double CLOSE = 1e-4;

	private static final JsonNode NETWORKS = read("networks");

	private static final JsonNode GOLDEN = read("results");

	private static final int CLASSES = GOLDEN.get("classes").intValue();

	private static final int BATCH = GOLDEN.get("batch").intValue();

	private static final int[] LABELS = IntStream.range(0, BATCH).map((i) -> i % CLASSES).toArray();

	private static JsonNode read(String name) {
		try (InputStream in = GoldenNetworksTests.class.getResourceAsStream("/golden/" + name + ".json")) {
			return JsonMapper.shared().readTree(in);
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
	}

	static Stream<Arguments> networks() {
		return IntStream.range(0, NETWORKS.size())
			.boxed()
			.flatMap((i) -> Stream.of(Engine.values())
				.map((engine) -> Arguments.of(NetworkDescription.parse(NETWORKS.get(i).toString()).name(), i, engine)));
	}

	@ParameterizedTest(name = "{0}, {2}")
	@MethodSource("networks")
	void everyLayerEveryGradientAndThreeSteps(String name, int number, Engine engine) {
		JsonNode golden = GOLDEN.get("results").get(number);
		Architecture architecture = withoutDropout(NetworkDescription.parse(NETWORKS.get(number).toString()));
		long salt = golden.get("salt").longValue();
		Weights weights = weights(architecture, salt);
		float[] inputs = inputs(architecture.inputShape().size(), salt);
		try (TrainableNetwork network = engine.create(architecture, weights, SGD, 42)) {
			assertThat(differences(golden.get("tensors"), network.weights(), 0)).isEmpty();
			assertThat(outputs(golden.get("forward"), network, inputs)).isEmpty();
			for (JsonNode loss : golden.get("sgd").get("losses")) {
				StepResult step = network.train(inputs, LABELS, BATCH, LEARNING_RATE);
				assertThat(step.loss()).isCloseTo(loss.asDouble(), within(2e-5));
				if (loss == golden.get("sgd").get("losses").get(0)) {
					assertThat(differences(golden.get("gradients"), network.velocity(), 0)).isEmpty();
				}
			}
			assertThat(differences(golden.get("sgd").get("moved"), moved(weights, network.weights()), 1)).isEmpty();
			assertThat(outputs(golden.get("sgd").get("forward"), network, inputs)).isEmpty();
		}
	}

	private static Architecture withoutDropout(NetworkDescription network) {
		List<Layer> layers = network.layers()
			.stream()
			.map((layer) -> (layer instanceof Dropout) ? new Dropout(layer.name(), 0) : layer)
			.toList();
		return new Architecture(new NetworkDescription(network.name(), network.description(), network.input(), layers),
				CLASSES);
	}

	private static Weights weights(Architecture architecture, long salt) {
		List<Tensor> tensors = new ArrayList<>();
		for (TensorShape shape : architecture.tensors()) {
			long stream = Golden.start(salt, tensors.size());
			float[] values = new float[shape.size()];
			for (int i = 0; i < values.length; i++) {
				values[i] = (float) first(shape, Golden.unit(stream, i));
			}
			tensors.add(new Tensor(shape.name(), shape.shape(), values));
		}
		return new Weights(tensors);
	}

	private static double first(TensorShape shape, double unit) {
		if (shape.fanIn() > 0) {
			return (2 * unit - 1) / Math.sqrt(shape.fanIn());
		}
		return switch (shape.name().substring(shape.name().indexOf('.') + 1)) {
			case "weight" -> 0.75 + unit / 2;
			case "bias" -> unit - 0.5;
			case "running_mean" -> unit / 2 - 0.25;
			default -> 0.5 + unit;
		};
	}

	private static float[] inputs(int pictureSize, long salt) {
		long stream = Golden.start(salt, PICTURES);
		byte[] pixels = new byte[BATCH * pictureSize];
		for (int i = 0; i < pixels.length; i++) {
			pixels[i] = (byte) (int) (Golden.unit(stream, i) * 256);
		}
		float[] inputs = new float[pixels.length];
		Picture.encode(pixels, 0, pixels.length, inputs, 0);
		return inputs;
	}

	private static List<String> outputs(JsonNode expected, Network network, float[] inputs) {
		List<String> differences = new ArrayList<>();
		for (Map.Entry<String, JsonNode> layer : expected.properties()) {
			differences.addAll(Golden.differences(layer.getKey(), layer.getValue(),
					network.activations(layer.getKey(), inputs, BATCH), CLOSE, 0));
		}
		return differences;
	}

	private static List<String> differences(JsonNode expected, Weights actual, double magnitude) {
		List<String> differences = new ArrayList<>();
		for (Map.Entry<String, JsonNode> tensor : expected.properties()) {
			float[] values = actual.get(tensor.getKey()).values();
			// a bias before a normalisation moves nothing, and has a gradient of zero
			if (tensor.getValue().get("norm").doubleValue() < 1e-12) {
				assertThat(values).as(tensor.getKey())
					.usingComparatorWithPrecision(1e-5f)
					.contains(new float[values.length]);
			}
			else {
				differences.addAll(Golden.differences(tensor.getKey(), tensor.getValue(), values, CLOSE, magnitude));
			}
		}
		return differences;
	}

	private static Weights moved(Weights before, Weights after) {
		return new Weights(IntStream.range(0, before.tensors().size()).mapToObj((number) -> {
			Tensor from = before.tensors().get(number);
			float[] moved = Arrays.copyOf(after.tensors().get(number).values(), from.values().length);
			for (int i = 0; i < moved.length; i++) {
				moved[i] -= from.values()[i];
			}
			return new Tensor(from.name(), from.shape(), moved);
		}).toList());
	}

}
