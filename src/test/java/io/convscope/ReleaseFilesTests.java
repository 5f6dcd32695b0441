package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The files that tell a version agree with {@code pom.xml}.
 */
class ReleaseFilesTests {

	@Test
	void theImageHasTheVersionOfTheJar() throws IOException {
		String version = Files.readString(Path.of("pom.xml"))
			.replaceFirst("(?s).*<artifactId>convscope</artifactId>\\s*<version>([^<]+)</version>.*", "$1");
		assertThat(Path.of("Dockerfile")).content().containsOnlyOnce("ARG VERSION=" + version + "\n");
	}

}
