package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The numbers that networks are compared with are those that PyTorch computes now.
 */
@Tag("ci")
@EnabledIfEnvironmentVariable(named = Python.VARIABLE, matches = ".+",
		disabledReason = Python.VARIABLE + " names no Python that has torch and numpy")
class GoldenNetworksIT {

	private static final Path FOLDER = Path.of("src", "test", "resources", "golden");

	@Test
	void areTheOnesThatPyTorchComputes(@TempDir Path folder) throws IOException, InterruptedException {
		JsonMapper json = JsonMapper.shared();
		String printed = Python.run(folder, FOLDER.resolve("make_results.py"),
				FOLDER.resolve("networks.json").toAbsolutePath().toString());
		JsonNode kept = json.readTree(Files.readString(FOLDER.resolve("results.json"))).get("results");
		assertSame("results", json.readTree(printed).get("results"), kept);
	}

	@Test
	void stepsOfOptimizersAreTheOnesThatPyTorchTakes(@TempDir Path folder) throws IOException, InterruptedException {
		JsonMapper json = JsonMapper.shared();
		String printed = Python.run(folder, FOLDER.resolve("pytorch_optimizers.py"));
		assertSame("optimizers", json.readTree(printed),
				json.readTree(Files.readString(FOLDER.resolve("optimizers.json"))));
	}

	private static void assertSame(String where, JsonNode actual, JsonNode expected) {
		assertThat(actual.getNodeType()).as(where).isEqualTo(expected.getNodeType());
		if (expected.isNumber()) {
			double value = expected.doubleValue();
			assertThat(actual.doubleValue()).as(where).isCloseTo(value, within(1e-6 * Math.abs(value) + 1e-9));
		}
		assertThat(actual.size()).as(where).isEqualTo(expected.size());
		expected.properties()
			.forEach((each) -> assertSame(where + "." + each.getKey(), actual.get(each.getKey()), each.getValue()));
		for (int i = 0; expected.isArray() && i < expected.size(); i++) {
			assertSame(where + "[" + i + "]", actual.get(i), expected.get(i));
		}
	}

}
