package io.convscope;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Where {@code mvnw} looks for Maven, with a repository that has nothing.
 */
@EnabledOnOs({ OS.LINUX, OS.MAC })
class MavenWrapperTests {

	private static final int NOT_FOUND = 404;

	@TempDir
	private Path home;

	private final List<String> asked = new CopyOnWriteArrayList<>();

	private HttpServer repository;

	@BeforeEach
	void start() throws IOException {
		this.repository = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
		this.repository.createContext("/", (exchange) -> {
			this.asked.add(exchange.getRequestURI().getPath());
			exchange.sendResponseHeaders(NOT_FOUND, -1);
			exchange.close();
		});
		this.repository.start();
	}

	@AfterEach
	void stop() {
		this.repository.stop(0);
	}

	@Test
	void asksARepositoryForThePathOfTheArtifact() throws Exception {
		mvnw("--version");
		assertThat(this.asked).isNotEmpty()
			.allMatch((path) -> path
				.matches("/maven2/org/apache/maven/apache-maven/([0-9.]+)/apache-maven-\\1-bin\\.zip"));
	}

	@Test
	void staysOffTheNetworkWhenAskedTo() throws Exception {
		String output = mvnw("-o", "--version");
		assertThat(this.asked).isEmpty();
		assertThat(output).contains("mvnw: ", "-o forbids to fetch ");
	}

	private String mvnw(String... arguments) throws IOException, InterruptedException {
		ProcessBuilder builder = new ProcessBuilder(Stream.concat(Stream.of("./mvnw"), Stream.of(arguments)).toList());
		builder.environment()
			.putAll(Map.of("MAVEN_USER_HOME", this.home.toString(), "MVNW_REPOURL",
					"http://127.0.0.1:" + this.repository.getAddress().getPort() + "/maven2/"));
		Process process = builder.redirectErrorStream(true).start();
		String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		process.waitFor(); // it fails where no other Maven is installed
		return output;
	}

}
