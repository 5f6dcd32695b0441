package io.convscope.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The walks in {@code docs/api.md} and {@code docs/serving.md}, from the first command to
 * the last, against a fresh service; {@code -Dwalk.renew=true} writes what the commands
 * print into them.
 */
@Tag("ci")
class ApiWalkIT extends ServiceTest {

	@TempDir
	private Path folder;

	@ParameterizedTest
	@ValueSource(strings = { "serving.md", "api.md" })
	void thePageShowsWhatTheCommandsPrint(String name) throws Exception {
		Path file = Path.of("docs", name);
		List<String> page = Files.readAllLines(file);
		List<String> renewed = new Walk(this.folder, this.port).renew(page);
		if (Boolean.getBoolean("walk.renew")) {
			Files.write(file, renewed);
		}
		else {
			assertThat(comparable(renewed)).isEqualTo(comparable(page));
		}
	}

	// numbers have other last digits elsewhere, and with them lines break elsewhere; a
	// run
	// may have begun before it is told of
	private static String comparable(List<String> lines) {
		return String.join("\n", lines)
			.replaceAll("sha256:\\w+", "#")
			.replaceAll("\"requestId\":\"\\w+\"", "\"requestId\":\"#\"")
			.replaceAll("-?\\d+(\\.\\d+)?(E-?\\d+)?|null", "#")
			.replaceAll("\"(label|predicted)\":\"\\w+\"", "\"$1\":\"...\"")
			.replaceAll("QUEUED|RUNNING", "QUEUED or RUNNING")
			.replaceAll("\\n ", "")
			.replaceAll("[ \\n]+(?=[\\n])", "");
	}

}
