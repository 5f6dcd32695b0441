package io.convscope.docs;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

import io.convscope.ServiceTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client in Java that is generated from {@code openapi.json} compiles, and walks
 * through the service ({@code src/client}).
 */
@Tag("ci")
class GeneratedClientIT extends ServiceTest {

	@Test
	void itWalksThroughTheService() throws Exception {
		Path maven = Path.of(System.getProperty("maven.home"), "bin", "mvn");
		ProcessBuilder builder = new ProcessBuilder(maven.toString(), "-B", "-q", "-nsu", "-f", "src/client/pom.xml",
				"-Dservice=http://127.0.0.1:" + this.port, "verify");
		builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
		// of the Maven that runs this test
		builder.environment().keySet().removeIf((name) -> name.startsWith("MAVEN_"));
		Process process = builder.redirectErrorStream(true).start();
		process.getOutputStream().close();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		assertThat(process.waitFor()).as(output).isZero();
		assertThat(output).contains("The client has walked through");
	}

}
