package io.convscope;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assumptions.assumeThat;

/**
 * Starts that are refused beside a service that goes on unharmed.
 */
class RefusedStartIT {

	@TempDir
	private static Path home;

	private static JarProcess first;

	private static ServiceClient service;

	@TempDir
	private Path folder;

	@BeforeAll
	static void startTheFirst() {
		first = JarProcess.start(home);
		service = first.awaitReady();
	}

	@AfterAll
	static void stopTheFirst() throws IOException {
		first.close();
	}

	@AfterEach
	void theFirstAnswers() {
		assertThat(service.get("/actuator/health/readiness").get("status").stringValue()).isEqualTo("UP");
		assertThat(service.get("/runs").get("runs").isEmpty()).isTrue();
	}

	@Test
	void aHomeInUse() throws IOException {
		assertThatStartIsRefused(home, "Another Convscope process uses " + home + "; stop it, or give this one a folder"
				+ " of its own with --convscope.home=FOLDER.");
	}

	@Test
	void aPortInUse() throws IOException {
		assertThatStartIsRefused(this.folder,
				"Web server failed to start. Port " + service.port() + " was already in use.",
				"--server.port=" + service.port());
	}

	@Test
	void aHomeThatCannotBeWritten() throws IOException {
		// permissions would not stop a test that runs as root
		Path unwritable = Files.createFile(this.folder.resolve("file")).resolve("home");
		assertThatStartIsRefused(unwritable, "Convscope can't write to its home folder " + unwritable);
	}

	@Test
	void aHomeFromANewerVersion() throws IOException {
		Path version = Files.writeString(this.folder.resolve("version"), "2\n");
		assertThatStartIsRefused(this.folder, "The home folder " + this.folder
				+ " is from a newer version of Convscope: its file version says \"2\", and this one knows up to 1.");
		assertThat(version).hasContent("2");
		assertThat(this.folder).isDirectoryNotContaining((each) -> !each.equals(version));
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					convscope.image.concurrent-decodings=0          | must be at least 1, not 0.
					convscope.image.max-bytes=3GB                   | must be at most 63MB, not 3072MB.
					convscope.prediction.queue-capacity=many        | must be a whole number, not "many".
					convscope.dataset.cifar10.source=ftp://a/b      | must be an http(s) or file URL, or a path; it is "ftp://a/b".
					convscope.web.hosts=http://foo/                 | must be names of hosts alone
					convscope.role=serve                            | convscope.role=serve needs convscope.models.store
					convscope.trainnig.queue-capacity=3             | There is no setting convscope.trainnig.queue-capacity; \
					the nearest is convscope.training.queue-capacity.
					""")
	void aSettingThatCannotBe(String setting, String sentence) throws IOException {
		assertThatStartIsRefused(this.folder, sentence, "--" + setting);
	}

	private static void assertThatStartIsRefused(Path home, String sentence, String... arguments) throws IOException {
		try (JarProcess refused = JarProcess.start(home, arguments)) {
			assertThat(refused.awaitExit()).as("exit code:%n%s", refused.output()).isEqualTo(1);
			assertThat(refused.output()).containsOnlyOnce(sentence)
				.doesNotContainPattern("(?m)^\\s+at ")
				.doesNotContain("WARN", "Error creating bean");
		}
	}

	@Test
	void othersInTheNetworkCannotConnect() throws IOException {
		Optional<InetAddress> outside = NetworkInterface.networkInterfaces()
			.flatMap(NetworkInterface::inetAddresses)
			.filter((address) -> !address.isLoopbackAddress() && !address.isLinkLocalAddress())
			.findFirst();
		assumeThat(outside).as("this machine has an address in a network").isPresent();
		try (Socket socket = new Socket()) {
			assertThatExceptionOfType(ConnectException.class)
				.isThrownBy(() -> socket.connect(new InetSocketAddress(outside.get(), service.port()), 5_000));
		}
	}

}
