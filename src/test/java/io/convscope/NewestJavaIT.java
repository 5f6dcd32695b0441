package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * The jar on the newest Java that is installed beside the one that built it.
 */
@Tag("ci")
class NewestJavaIT {

	private static final Path INSTALLED = Path.of("/usr/lib/jvm");

	private static final Pattern VERSION = Pattern.compile("(?m)^JAVA_VERSION=\"(\\d+)");

	private static final List<String> QUIET = List.of("--enable-native-access=ALL-UNNAMED", JarProcess.ALLOW_UNSAFE);

	@TempDir
	private Path home;

	@Test
	void trainsWithoutAWarning() throws IOException {
		Optional<Path> java = newest();
		assumeThat(java)
			.as("a Java of version %d or newer, named by CONVSCOPE_NEWEST_JAVA_HOME or in %s",
					JarProcess.WARNS_OF_UNSAFE, INSTALLED)
			.isPresent();
		try (JarProcess process = JarProcess.start(java.get(), QUIET, this.home)) {
			ServiceClient service = process.awaitReady();
			service.awaitCompleted(service.train("{'dataset':'shapes','epochs':1,'trainLimit':320}"));
			assertThat(process.output()).contains("using Java " + version(java.get())).doesNotContain("WARNING");
		}
	}

	private static Optional<Path> newest() throws IOException {
		String named = System.getenv("CONVSCOPE_NEWEST_JAVA_HOME");
		if (named != null) {
			return Optional.of(Path.of(named));
		}
		if (!Files.isDirectory(INSTALLED)) {
			return Optional.empty();
		}
		try (Stream<Path> folders = Files.list(INSTALLED)) {
			return folders.filter((each) -> version(each) >= JarProcess.WARNS_OF_UNSAFE)
				.max(Comparator.comparingInt(NewestJavaIT::version));
		}
	}

	private static int version(Path javaHome) {
		try {
			Matcher version = VERSION.matcher(Files.readString(javaHome.resolve("release")));
			return version.find() ? Integer.parseInt(version.group(1)) : 0;
		}
		catch (IOException ex) {
			return 0; // no Java's folder
		}
	}

}
