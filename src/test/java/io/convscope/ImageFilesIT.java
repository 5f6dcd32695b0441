package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What the Dockerfile takes out of the jar, by its own commands.
 */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64")
class ImageFilesIT {

	// the image is to have 700 MB; its base has 270, the archive of classes about 60
	private static final long MOST = 150_000_000;

	private static final Pattern UNPACKING = Pattern.compile("WORKDIR /build/unpacked\nRUN (.*?[^\\\\])\n",
			Pattern.DOTALL);

	@TempDir
	private Path build;

	@Test
	void areSmallAndHoldTheNativesOfOneDnnOnly() throws Exception {
		run(this.build, "java", "-Djarmode=tools", "-jar",
				Path.of("target", "convscope.jar").toAbsolutePath().toString(), "extract", "--layers", "--destination",
				"layers");
		Path unpacked = Files.createDirectory(this.build.resolve("unpacked"));
		run(unpacked, "sh", "-c", command());
		assertThat(names("jni")).containsExactlyInAnyOrder("libjnidnnl.so", "libjnidispatch.so", "libjnijavacpp.so",
				"libjniOpenCL.so");
		assertThat(names("natives")).contains("libdnnl.so.2", "libgomp.so.1", "libOpenCL.so.1")
			.noneMatch((name) -> name.matches(".*(nd4j|openblas).*"));
		assertThat(names("layers/natives/lib")).isNotEmpty().noneMatch((name) -> name.contains("-linux-"));
		assertThat(bytes("jni") + bytes("natives") + bytes("layers")).isLessThan(MOST);
	}

	private static String command() throws IOException {
		return UNPACKING.matcher(Files.readString(Path.of("Dockerfile")))
			.results()
			.map((match) -> match.group(1).replace("\\\n", ""))
			.findFirst()
			.orElseThrow();
	}

	private static void run(Path folder, String... command) throws IOException, InterruptedException {
		Process process = new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes());
		assertThat(process.waitFor()).as(output).isZero();
	}

	private List<String> names(String folder) throws IOException {
		try (Stream<Path> files = Files.list(this.build.resolve(folder))) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

	private long bytes(String folder) throws IOException {
		try (Stream<Path> files = Files.walk(this.build.resolve(folder))) {
			return files.filter(Files::isRegularFile).mapToLong((file) -> file.toFile().length()).sum();
		}
	}

}
