package io.convscope;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Two builds of the same sources give the same bytes, wherever and by whomever they are
 * built: the second one is in another folder, at another time, in another time zone, with
 * other rights of new files.
 */
@Tag("ci")
@EnabledOnOs({ OS.LINUX, OS.MAC })
class SameJarIT {

	private static final Path JAR = Path.of("target", "convscope.jar");

	private static final List<String> SOURCES = List.of("pom.xml", ".mvn", "LICENSE", "NOTICE", "THIRD-PARTY.md",
			"src/layers.xml", "src/main");

	@TempDir
	private Path folder;

	@Test
	void aSecondBuildGivesTheSameBytes() throws Exception {
		for (String each : SOURCES) {
			copy(Path.of(each));
		}
		pointToTheSameCommit();
		build();
		assertThat(Files.mismatch(this.folder.resolve(JAR), JAR)).as("first byte that differs").isEqualTo(-1);
	}

	private void copy(Path source) throws IOException {
		try (Stream<Path> files = Files.walk(source)) {
			files.filter(Files::isRegularFile).forEach((file) -> {
				try {
					Path copy = this.folder.resolve(file);
					Files.createDirectories(copy.getParent());
					Files.copy(file, copy);
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			});
		}
	}

	// the jar holds the commit's id
	private void pointToTheSameCommit() throws IOException {
		Path git = Path.of(".git").toAbsolutePath();
		if (Files.isDirectory(git)) {
			Files.writeString(this.folder.resolve(".git"), "gitdir: " + git + "\n");
		}
		else if (Files.exists(git)) { // a work tree of Git's
			Files.copy(git, this.folder.resolve(".git"));
		}
	}

	private void build() throws IOException, InterruptedException {
		Path maven = Path.of(System.getProperty("maven.home"), "bin", "mvn");
		ProcessBuilder builder = new ProcessBuilder("sh", "-c", "umask 077 && exec \"$0\" \"$@\"", maven.toString(),
				"-B", "-q", offline() ? "-o" : "-nsu", "-Dmaven.test.skip=true",
				"-Dspring-javaformat.validate.skip=true", "package");
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		builder.environment().put("TZ", "Asia/Tokyo");
		// of the Maven that runs this test
		builder.environment().keySet().removeIf((name) -> name.startsWith("MAVEN_"));
		Process process = builder.directory(this.folder.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
	}

	// an offline build has no list of what the jar consists of
	private static boolean offline() throws IOException {
		try (JarFile jar = new JarFile(JAR.toFile())) {
			return jar.getEntry("META-INF/sbom/application.cdx.json") == null;
		}
	}

}
