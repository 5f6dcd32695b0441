package io.convscope;

import java.io.IOException;
import java.nio.file.Path;
import java.util.jar.JarFile;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The jar for NVIDIA's GPUs computes on a machine without one as well, and says so.
 */
@Tag("ci")
class CudaIT {

	private static final Path JAR = Path.of("target", "convscope.jar");

	@BeforeEach
	void requireJarForGpus() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			assumeThat(jar.stream().map((entry) -> entry.getName()))
				.as("the jar is one for GPUs, as the profile cuda makes it")
				.anyMatch((name) -> name.contains("/nd4j-cuda-"));
		}
	}

	@ParameterizedTest
	@CsvSource({ "auto,onednn", "nd4j,nd4j", "dl4j,dl4j" })
	void withoutAGpuTheCpuComputesAndOneSentenceSaysSo(String chosen, String computes, @TempDir Path home)
			throws IOException {
		try (JarProcess process = JarProcess.start(home, "--convscope.engine=" + chosen)) {
			ServiceClient service = process.awaitReady();
			assumeThat(process.output()).as("a machine without a GPU").doesNotContain("on a GPU");
			assertThat(process.output()).containsOnlyOnce("No GPU can be used here (")
				.contains("), so networks are computed by the engine " + computes + " on the CPU.")
				.doesNotContain("Exception", "\tat ");
			assertThat(service.send("POST", "/predict?sample=shapes/test/0", new byte[0]).status()).isEqualTo(200);
			int run = service.train("{'dataset':'shapes','epochs':1,'trainLimit':64}");
			assertThat(service.awaitCompleted(run).get("engine").stringValue()).isEqualTo(computes);
		}
	}

}
