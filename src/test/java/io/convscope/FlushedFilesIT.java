package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * What the service asks of the operating system, so that a power cut takes nothing away;
 * for where {@link PowerCutsIT} can't cut the power.
 */
@Tag("ci")
class FlushedFilesIT {

	private static final Path STRACE = Path.of("/usr/bin/strace");

	private static final Pattern RENAME = Pattern.compile("rename\\(\"(.+)\", \"(.+)\"\\) += 0");

	private static final Pattern FLUSH = Pattern.compile("f(?:data)?sync\\(\\d+<(.+)>\\) += 0");

	@TempDir
	private Path folder;

	@Test
	void eachFileIsFlushedBeforeItGetsItsNameAndItsFolderAfterwards() throws IOException {
		assumeThat(STRACE).as("strace").exists();
		Path home = this.folder.resolve("home");
		try (JarProcess process = JarProcess.start(straced(), List.of("-XX:TieredStopAtLevel=1"), home)) {
			ServiceClient service = process.awaitReady();
			service.awaitCompleted(service.train("{'dataset':'shapes','epochs':1,'trainLimit':64}"));
			service.send("PUT", "/models/current", "{\"id\":\"run-1\"}".getBytes(), "Content-Type", "application/json");
		}
		List<String> named = new ArrayList<>();
		try (Stream<Path> threads = Files.list(this.folder)) {
			for (Path calls : threads.filter((each) -> each.getFileName().toString().startsWith("calls.")).toList()) {
				check(home, Files.readAllLines(calls), named);
			}
		}
		assertThat(named).contains("run.json", "model.json", "weights.safetensors", "current");
	}

	private Path straced() throws IOException {
		Path java = Files.createDirectories(this.folder.resolve("java/bin")).resolve("java");
		Files.writeString(java,
				"#!/bin/sh\nexec " + STRACE + " --seccomp-bpf -f -ff -y -s 4096 -e trace=rename,fsync,fdatasync -o "
						+ this.folder.resolve("calls") + " " + System.getProperty("java.home") + "/bin/java \"$@\"\n");
		Files.setPosixFilePermissions(java, PosixFilePermissions.fromString("rwxr-xr-x"));
		return this.folder.resolve("java");
	}

	// one thread writes a file from its first byte to its folder
	private static void check(Path home, List<String> calls, List<String> named) {
		for (int i = 0; i < calls.size(); i++) {
			Matcher rename = RENAME.matcher(calls.get(i));
			if (rename.find() && rename.group(2).startsWith(home.toString())) {
				Path file = Path.of(rename.group(2));
				assertThat(flushed(calls.subList(0, i))).as("flushed before %s", calls.get(i))
					.contains(rename.group(1));
				assertThat(flushed(calls.subList(i, calls.size()))).as("flushed after %s", calls.get(i))
					.contains(file.getParent().toString());
				named.add(file.getFileName().toString());
			}
		}
	}

	private static List<String> flushed(List<String> calls) {
		return calls.stream().map(FLUSH::matcher).filter(Matcher::find).map((each) -> each.group(1)).toList();
	}

}
