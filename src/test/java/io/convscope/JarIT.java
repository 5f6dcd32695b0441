package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarFile;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The jar that the build makes.
 */
class JarIT {

	private static final Path JAR = Path.of("target", "convscope.jar");

	@Test
	void staysBelow200Megabytes() throws IOException {
		assertThat(Files.size(JAR)).isLessThan(200_000_000);
	}

	@Test
	void holdsTheNativesOfOnePlatformOnly() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			assertThat(jar.stream().map((entry) -> entry.getName()))
				.filteredOn((name) -> name.matches("BOOT-INF/lib/nd4j-native-[0-9].*-(linux|macosx|windows)-.*\\.jar"))
				.hasSize(1);
		}
	}

	@Test
	void mayCallNativesOnTheNewestJava() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			assertThat(jar.getManifest().getMainAttributes().getValue("Enable-Native-Access")).isEqualTo("ALL-UNNAMED");
		}
	}

}
