package io.convscope.network.onnx;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Stack;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Convolution;
import io.convscope.network.description.Dense;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Networks;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * ONNX Runtime computes from an exported file what the service computes.
 */
class OnnxModelTests {

	private static final int COUNT = 3;

	private static final float TOLERANCE = 1e-5f;

	private static final Networks NETWORKS = new Networks();

	@ParameterizedTest
	@ValueSource(strings = { "article", "no-dropout", "one-convolution", "three-convolutions", "kernels-1", "kernels-5",
			"kernels-7", "average-pooling", "deep" })
	void aBuiltInNetworkAnswersAsHere(String name) throws OrtException, IOException {
		answersAsHere(new Architecture(NetworkDescription.builtIn(name), 10));
	}

	static Stream<Architecture> others() {
		return Stream.concat(Stack.corners().map((stack) -> stack.architecture(0.7)),
				OtherNetworks.all().map((network) -> new Architecture(network, 4)));
	}

	@ParameterizedTest
	@MethodSource("others")
	void anyNetworkAnswersAsHere(Architecture network) throws OrtException, IOException {
		answersAsHere(network);
	}

	private static void answersAsHere(Architecture network) throws OrtException, IOException {
		Weights weights = weights(network, new Random(3));
		float[] pictures = pictures(network, new Random(4));
		try (OrtSession session = session(network, weights, labels(network));
				Network here = NETWORKS.inference(network, weights);
				OrtSession.Result answers = session.run(Map.of("input", input(network, pictures)))) {
			float[][] probabilities = (float[][]) answers.get("probabilities").orElseThrow().getValue();
			float[][] logits = (float[][]) answers.get("logits").orElseThrow().getValue();
			assertClose(probabilities, here.predict(pictures, COUNT), 1);
			float[] expected = here.activations(network.logits().name(), pictures, COUNT);
			float largest = 1;
			for (float each : expected) {
				largest = Math.max(largest, Math.abs(each));
			}
			assertClose(logits, expected, largest);
		}
	}

	private static void assertClose(float[][] actual, float[] expected, float scale) {
		assertThat(actual.length * actual[0].length).isEqualTo(expected.length);
		for (int i = 0; i < expected.length; i++) {
			float value = actual[i / actual[0].length][i % actual[0].length];
			assertThat(Math.abs(value - expected[i])).as("number %s: %s, here %s", i, value, expected[i])
				.isLessThanOrEqualTo(TOLERANCE * scale);
		}
	}

	@Test
	void theFileTellsWhatItTakesAndWhatItIs() throws OrtException, IOException {
		Architecture network = new Architecture(OtherNetworks.smallGray(), 3);
		List<String> labels = List.of("cat, asleep", "d\"og", "\u72D7");
		try (OrtSession session = session(network, Weights.initial(network, 1), labels)) {
			assertThat(((TensorInfo) session.getInputInfo().get("input").getInfo()).getShape()).containsExactly(-1, 1,
					16, 16);
			assertThat(session.getOutputNames()).containsExactly("logits", "probabilities");
			assertThat(((TensorInfo) session.getOutputInfo().get("logits").getInfo()).getShape()).containsExactly(-1,
					3);
			assertThat(session.getMetadata().getCustomMetadata()).containsOnly(
					Map.entry("labels", "[\"cat, asleep\",\"d\\\"og\",\"\u72D7\"]"),
					Map.entry("network", OtherNetworks.smallGray().toJson()));
			assertThat(session.getMetadata().getProducerName()).isEqualTo("convscope");
			assertThat(session.getMetadata().getGraphName()).isEqualTo("small");
		}
	}

	@Test
	void layersMayBeCalledAsTheInputAndTheOutputsAre() throws OrtException, IOException {
		answersAsHere(new Architecture(new NetworkDescription("clash", "", new NetworkDescription.Input(3, 16),
				List.of(new Convolution("input", 2, 3, 1, 1), new BatchNormalization("logits", 1e-5, 0.1),
						new Dense("probabilities", 3), new Dense("last", null))),
				2));
	}

	@Test
	void equalWeightsGiveEqualBytes() throws IOException {
		Architecture network = new Architecture(OtherNetworks.smallGray(), 3);
		Weights weights = Weights.initial(network, 1);
		assertThat(write(network, weights, labels(network))).isEqualTo(write(network, weights, labels(network)));
	}

	private static OrtSession session(Architecture network, Weights weights, List<String> labels)
			throws OrtException, IOException {
		return OrtEnvironment.getEnvironment().createSession(write(network, weights, labels));
	}

	private static byte[] write(Architecture network, Weights weights, List<String> labels) throws IOException {
		ByteArrayOutputStream file = new ByteArrayOutputStream();
		OnnxModel.write(network, weights, labels, file);
		return file.toByteArray();
	}

	private static OnnxTensor input(Architecture network, float[] pictures) throws OrtException {
		int side = network.inputShape().height();
		return OnnxTensor.createTensor(OrtEnvironment.getEnvironment(), FloatBuffer.wrap(pictures),
				new long[] { COUNT, network.inputShape().channels(), side, side });
	}

	private static List<String> labels(Architecture network) {
		return IntStream.range(0, network.classes()).mapToObj((i) -> "label " + i).toList();
	}

	// normalizations start with a mean of 0 and a variance of 1, which would hide them
	private static Weights weights(Architecture network, Random random) {
		return new Weights(Weights.initial(network, 3).tensors().stream().map((tensor) -> {
			boolean changed = tensor.name().contains("running") || tensor.shape().length == 1;
			float[] values = tensor.values().clone();
			for (int i = 0; changed && i < values.length; i++) {
				values[i] += random.nextFloat() - 0.4f * random.nextFloat();
			}
			return new Tensor(tensor.name(), tensor.shape(), values);
		}).toList());
	}

	private static float[] pictures(Architecture network, Random random) {
		float[] values = new float[COUNT * network.inputShape().size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = random.nextFloat();
		}
		return values;
	}

}
