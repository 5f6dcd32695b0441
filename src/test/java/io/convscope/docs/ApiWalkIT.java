package io.convscope.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The walk in {@code docs/api.md}, from its first command to its last, against a fresh
 * service; {@code -Dwalk.renew=true} writes what the commands print into it.
 */
@Tag("ci")
class ApiWalkIT extends ServiceTest {

	private static final Path PAGE = Path.of("docs", "api.md");

	@TempDir
	private Path folder;

	@Test
	void thePageShowsWhatTheCommandsPrint() throws Exception {
		List<String> page = Files.readAllLines(PAGE);
		List<String> renewed = new Walk(this.folder, this.port).renew(page);
		if (Boolean.getBoolean("walk.renew")) {
			Files.write(PAGE, renewed);
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
