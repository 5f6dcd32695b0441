package io.convscope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.jar.JarFile;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The jar that the build makes.
 */
class JarIT {

	private static final Path JAR = Path.of("target", "convscope.jar");

	private static final Pattern LIBRARY = Pattern.compile("BOOT-INF/lib/(.+?)-[0-9].*\\.jar");

	private static final Pattern NAMED = Pattern.compile("`([^`]+)`");

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

	@Test
	void namesTheLicencesOfItsLibraries() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			assertThat(jar.getEntry("META-INF/LICENSE")).isNotNull();
			assertThat(text(jar, "META-INF/NOTICE")).contains("THIRD-PARTY.md");
			String libraries = text(jar, "META-INF/THIRD-PARTY.md").split("\n## ")[1];
			assertThat(NAMED.matcher(libraries).results().map((named) -> named.group(1)))
				.containsExactlyInAnyOrderElementsOf(libraries(jar));
		}
	}

	@Test
	void listsItsLibrariesInItsSbom() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			String sbom = jar.getManifest().getMainAttributes().getValue("Sbom-Location");
			assumeThat(sbom).as("an SBOM, which Maven does not write when it is offline").isNotNull();
			Set<String> listed = new TreeSet<>(Set.of("spring-boot-jarmode-tools")); // put
																						// there
																						// by
																						// the
																						// packaging
			JsonMapper.shared()
				.readTree(text(jar, sbom))
				.get("components")
				.forEach((each) -> listed.add(each.get("name").stringValue()));
			assertThat(listed).containsAll(libraries(jar));
		}
	}

	// without versions and platforms
	private static Set<String> libraries(JarFile jar) {
		return jar.stream()
			.map((entry) -> LIBRARY.matcher(entry.getName()))
			.filter(Matcher::matches)
			.map((library) -> library.group(1))
			.collect(Collectors.toCollection(TreeSet::new));
	}

	private static String text(JarFile jar, String name) throws IOException {
		try (InputStream content = jar.getInputStream(jar.getEntry(name))) {
			return new String(content.readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
