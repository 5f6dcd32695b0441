package io.convscope.inspection.drawing;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.contentOf;

class NumpyArrayTests {

	private static final String PYTHON = "CONVSCOPE_PYTHON";

	@TempDir
	private Path folder;

	static List<NumpyArray> arrays() {
		return List.of(new NumpyArray(List.of(3), new float[] { 1, -0.5f, Float.MIN_VALUE }),
				new NumpyArray(List.of(1, 2, 3), new float[] { 0, 1, 2, 3, 4, 1e30f }),
				new NumpyArray(List.of(2, 1, 1, 1), new float[] { Float.NaN, Float.NEGATIVE_INFINITY }));
	}

	@ParameterizedTest
	@MethodSource("arrays")
	void isWhatTheTextOfTheFormatSays(NumpyArray array) throws IOException {
		NumpyFile file = NumpyFile.read(array.toBytes());
		assertThat(file.shape()).isEqualTo(array.shape());
		assertThat(file.values()).isEqualTo(array.values());
	}

	@Test
	void theHeaderIsTheOneThatNumPyWrites() {
		byte[] file = new NumpyArray(List.of(2, 3), new float[6]).toBytes();
		assertThat(file).hasSize(128 + 24);
		assertThat(new String(file, 10, 118, StandardCharsets.US_ASCII))
			.startsWith("{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3,), }")
			.endsWith(" \n");
	}

	@ParameterizedTest
	@MethodSource("arrays")
	@Tag("ci")
	@EnabledIfEnvironmentVariable(named = PYTHON, matches = ".+",
			disabledReason = PYTHON + " names no Python that has numpy")
	void numPyReadsIt(NumpyArray array) throws IOException, InterruptedException {
		Path file = Files.write(this.folder.resolve("array.npy"), array.toBytes());
		Path answer = this.folder.resolve("answer.json");
		Path complaints = this.folder.resolve("complaints.txt");
		int exit = new ProcessBuilder(System.getenv(PYTHON), "-c", """
				import json, numpy, sys
				a = numpy.load(sys.argv[1])
				bits = a.reshape(-1).view(numpy.int32).tolist()
				print(json.dumps({"dtype": str(a.dtype), "shape": list(a.shape), "bits": bits}))
				""", file.toString()).redirectOutput(answer.toFile())
			.redirectError(complaints.toFile())
			.start()
			.waitFor();
		assertThat(exit).as(() -> "the end of Python: " + contentOf(complaints.toFile())).isZero();
		JsonNode read = JsonMapper.shared().readTree(Files.readAllBytes(answer));
		assertThat(read.get("dtype").asString()).isEqualTo("float32");
		assertThat(read.get("shape").valueStream().map(JsonNode::asInt)).containsExactlyElementsOf(array.shape());
		for (int i = 0; i < array.values().length; i++) {
			assertThat(read.get("bits").get(i).asInt()).isEqualTo(Float.floatToRawIntBits(array.values()[i]));
		}
	}

}
