package io.convscope;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.model.pth.PthWriter;
import io.convscope.model.safetensors.DType;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.OtherNetworks;
import io.convscope.network.Stack;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Networks;
import io.convscope.network.onnx.OnnxModel;
import io.convscope.network.pytorch.PyTorchModule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * What the service exports is read by PyTorch, which then answers as here, and passes
 * ONNX's own checker.
 */
@Tag("ci")
@EnabledIfEnvironmentVariable(named = Python.VARIABLE, matches = ".+",
		disabledReason = Python.VARIABLE + " names no Python that has torch and numpy")
class ExportedFilesTests {

	private static final Path SCRIPTS = Path.of("src", "test", "resources");

	private static final int PICTURES = 3;

	private static final int CLASSES = 10;

	@TempDir
	private Path folder;

	private final Networks networks = new Networks();

	private static Map<String, Architecture> all() {
		Map<String, Architecture> all = new LinkedHashMap<>();
		Stream
			.of("article", "no-dropout", "one-convolution", "three-convolutions", "kernels-1", "kernels-5", "kernels-7",
					"average-pooling", "deep")
			.forEach((name) -> all.put(name, new Architecture(NetworkDescription.builtIn(name), CLASSES)));
		Stream
			.concat(OtherNetworks.all().map((network) -> new Architecture(network, CLASSES)),
					Stack.corners().map((stack) -> stack.architecture(0.7)))
			.forEach((network) -> all.put("other-" + all.size(), network));
		return all;
	}

	@Test
	void pyTorchReadsStateDictionariesAndAnswersAsHere() throws IOException, InterruptedException {
		Map<String, Architecture> all = all();
		List<String> arguments = new ArrayList<>(List.of(this.folder.toString()));
		Map<String, float[]> expected = new LinkedHashMap<>();
		for (Map.Entry<String, Architecture> each : all.entrySet()) {
			arguments.add(each.getKey());
			expected.put(each.getKey(), export(each.getKey(), each.getValue()));
		}
		JsonNode answers = JsonMapper.shared()
			.readTree(Python.run(this.folder, SCRIPTS.resolve("pytorch_export.py"), arguments.toArray(String[]::new)));
		expected.forEach((name, values) -> {
			assertClose(name, answers.get(name).get("f32"), values, 1e-5);
			assertClose(name, answers.get(name).get("f16"), values, 0.02);
		});
	}

	private float[] export(String name, Architecture network) throws IOException {
		Weights weights = Weights.initial(network, 5);
		for (DType type : List.of(DType.F32, DType.F16)) {
			String suffix = (type == DType.F32) ? "" : "-f16";
			try (OutputStream out = Files.newOutputStream(this.folder.resolve(name + suffix + ".pth"))) {
				PthWriter.write(weights.tensors(), type, out);
			}
		}
		Files.writeString(this.folder.resolve(name + ".py"), PyTorchModule.write(network));
		int channels = network.inputShape().channels();
		int side = network.inputShape().height();
		float[][][][] pictures = new float[PICTURES][channels][side][side];
		float[] flat = new float[PICTURES * network.inputShape().size()];
		Random random = new Random(1);
		for (int i = 0; i < flat.length; i++) {
			flat[i] = random.nextFloat();
			int row = i / side;
			pictures[row / side / channels][row / side % channels][row % side][i % side] = flat[i];
		}
		Files.writeString(this.folder.resolve(name + ".json"), JsonMapper.shared().writeValueAsString(pictures));
		try (Network here = this.networks.inference(network, weights)) {
			return here.predict(flat, PICTURES);
		}
	}

	private static void assertClose(String name, JsonNode actual, float[] expected, double tolerance) {
		int classes = expected.length / PICTURES;
		for (int i = 0; i < expected.length; i++) {
			assertThat(actual.get(i / classes).get(i % classes).doubleValue()).as("%s, number %s", name, i)
				.isCloseTo(expected[i], within(tolerance));
		}
	}

	@Test
	void theSecondScriptOfTheArticleTakesTheModel() throws IOException, InterruptedException {
		Weights weights = Weights.initial(Architecture.article(CLASSES), 5);
		try (OutputStream out = Files.newOutputStream(this.folder.resolve("cifar10model.pth"))) {
			PthWriter.write(weights.tensors(), DType.F32, out);
		}
		JsonNode means = JsonMapper.shared()
			.readTree(Python.run(this.folder, SCRIPTS.resolve("article_feature_maps.py")));
		float[] ones = new float[3 * 32 * 32];
		Arrays.fill(ones, 1);
		try (Network here = this.networks.inference(Architecture.article(CLASSES), weights)) {
			float[] maps = here.activations("conv1", ones, 1);
			for (int i = 0; i < 32; i++) {
				int from = i * 32 * 32;
				double mean = IntStream.range(from, from + 32 * 32)
					.mapToDouble((at) -> maps[at])
					.average()
					.orElseThrow();
				assertThat(means.get(i).doubleValue()).isCloseTo(mean, within(1e-4));
			}
		}
	}

	@Test
	void onnxFilesPassTheChecker() throws IOException, InterruptedException {
		assumeTrue(Python.has("onnx"), () -> "The Python that " + Python.VARIABLE + " names has no onnx");
		List<String> files = new ArrayList<>();
		for (Map.Entry<String, Architecture> each : all().entrySet()) {
			Path file = this.folder.resolve(each.getKey() + ".onnx");
			Architecture network = each.getValue();
			List<String> labels = IntStream.range(0, network.classes()).mapToObj((i) -> "label " + i).toList();
			try (OutputStream out = Files.newOutputStream(file)) {
				OnnxModel.write(network, Weights.initial(network, 1), labels, out);
			}
			files.add(file.toString());
		}
		assertThat(Python.run(this.folder, SCRIPTS.resolve("onnx_check.py"), files.toArray(String[]::new))
			.lines()
			.toList()).isEqualTo(files);
	}

}
