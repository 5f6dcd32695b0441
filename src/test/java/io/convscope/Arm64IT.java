package io.convscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Tensor;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The service of arm64, in an emulator, computes the numbers that the one of this machine
 * computes. {@code .ci/arm64} makes what this needs, and calls it.
 */
@Tag("ci")
class Arm64IT {

	private static final Path FOLDER = Path.of("target", "linux-arm64").toAbsolutePath();

	// an emulator takes a hundred times as long as the machine itself, which may be busy
	private static final Duration PATIENCE = Duration.ofMinutes(30);

	private static final int PICTURES = 3;

	// no dropout: the engines lay their arrays out in their own ways, and drop other
	// values
	private static final String RUN = """
			{'dataset':'shapes','trainLimit':320,'epochs':1,'seed':3,'network':{'name':'small','input':{'channels':3,'size':32},'layers':[
			{'kind':'convolution','filters':8},{'kind':'batchnorm'},{'kind':'relu'},{'kind':'maxpool'},
			{'kind':'convolution','filters':12,'stride':2},{'kind':'leakyrelu'},{'kind':'avgpool'},
			{'kind':'convolution','filters':16,'kernel':1},{'kind':'relu'},{'kind':'globalavgpool'},{'kind':'dense'}]}}""";

	@TempDir
	private Path homes;

	@BeforeEach
	void requireEmulator() {
		assumeThat(FOLDER.resolve("java")).as("Java for arm64, which .ci/arm64 puts there").exists();
	}

	@Test
	void predictsAndTrainsAsThisMachineDoes() throws IOException {
		Map<String, float[]> emulated;
		try (JarProcess process = JarProcess.start(FOLDER.resolve("java"), List.of("-XX:TieredStopAtLevel=1"),
				FOLDER.resolve("convscope.jar"), this.homes.resolve("arm64"))) {
			emulated = numbers(process.awaitReady(PATIENCE));
			assertThat(process.output()).contains("Networks are computed by nd4j");
		}
		for (String engine : List.of("nd4j", "auto")) {
			try (JarProcess process = JarProcess.start(this.homes.resolve(engine), "--convscope.engine=" + engine)) {
				Map<String, float[]> own = numbers(process.awaitReady());
				assertThat(emulated).containsOnlyKeys(own.keySet());
				own.forEach(
						(name, values) -> assertThat(emulated.get(name)).as("%s, beside the engine %s", name, engine)
							.containsExactly(values, within(1e-5f)));
			}
		}
	}

	private static Map<String, float[]> numbers(ServiceClient service) {
		Map<String, float[]> numbers = new LinkedHashMap<>();
		numbers.put("pretrained", probabilities(service, "pretrained"));
		int run = service.train(RUN);
		service.awaitCompleted(run);
		for (Tensor tensor : weights(service.bytes("/models/run-" + run + "/weights"))) {
			numbers.put(tensor.name(), tensor.values());
		}
		numbers.put("trained", probabilities(service, "run-" + run));
		return numbers;
	}

	private static float[] probabilities(ServiceClient service, String model) {
		List<Float> probabilities = new ArrayList<>();
		for (int picture = 0; picture < PICTURES; picture++) {
			JsonNode answer = service
				.send("POST", "/predict?top=10&model=" + model + "&sample=shapes/test/" + picture, new byte[0])
				.json();
			Map<Integer, Float> byLabel = new TreeMap<>();
			answer.get("predictions")
				.forEach((each) -> byLabel.put(each.get("index").intValue(), each.get("probability").floatValue()));
			probabilities.addAll(byLabel.values());
		}
		float[] values = new float[probabilities.size()];
		for (int i = 0; i < values.length; i++) {
			values[i] = probabilities.get(i);
		}
		return values;
	}

	private static List<Tensor> weights(byte[] file) {
		try {
			return Safetensors.read(file);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
