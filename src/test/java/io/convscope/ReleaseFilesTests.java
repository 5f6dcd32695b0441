package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.Yaml;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files that a release is made with.
 */
class ReleaseFilesTests {

	@Test
	void theImageHasTheVersionOfTheJar() throws IOException {
		String version = Files.readString(Path.of("pom.xml"))
			.replaceFirst("(?s).*<artifactId>convscope</artifactId>\\s*<version>([^<]+)</version>.*", "$1");
		assertThat(Path.of("Dockerfile")).content().containsOnlyOnce("ARG VERSION=" + version + "\n");
	}

	@Test
	void theWorkflowIsYamlAndPinsItsActions() throws IOException {
		String workflow = Files.readString(Path.of(".github/workflows/build.yml"));
		Map<String, Object> read = new Yaml().load(workflow);
		assertThat(read).containsKeys("name", "jobs");
		assertThat(workflow.lines().filter((line) -> line.contains("uses:"))).isNotEmpty()
			.allMatch((line) -> line.matches(".*uses: [a-z-]+/[a-z-]+@v[0-9]+\\.[0-9]+\\.[0-9]+"));
	}

}
