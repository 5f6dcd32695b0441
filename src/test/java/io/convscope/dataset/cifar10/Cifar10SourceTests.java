package io.convscope.dataset.cifar10;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;

import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.dataset.FakeCifar10Tests;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Sources that can't be reached or break off.
 */
class Cifar10SourceTests extends FakeCifar10Tests {

	@Test
	void aServerThatRefusesConnectionsIsNamed() throws IOException {
		int port;
		try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			port = socket.getLocalPort();
		}
		assertFails("http://127.0.0.1:" + port + "/a.tar.gz", "http://127.0.0.1:" + port + "/a.tar.gz",
				"the connection was refused", "convscope.dataset.cifar10.source=file:",
				"CONVSCOPE_DATASET_CIFAR10_SOURCE", "shapes");
	}

	@Test
	void aServerThatAcceptsNoConnectionIsGivenUp() throws IOException {
		List<Socket> waiting = new ArrayList<>();
		try (ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			Assumptions.assumeTrue(fill(server, waiting), "the system accepts connections beyond the backlog");
			FakeCifar10 impatient = new FakeCifar10();
			Cifar10Properties properties = new Cifar10Properties("http://127.0.0.1:" + server.getLocalPort() + "/",
					Duration.ofMillis(300), Duration.ofSeconds(60));
			assertThatExceptionOfType(DatasetUnavailableException.class)
				.isThrownBy(new Cifar10(this.datasets, properties, impatient.files)::load)
				.withMessageContaining("no connection within 0.3 seconds");
		}
		finally {
			for (Socket socket : waiting) {
				socket.close();
			}
		}
	}

	private static boolean fill(ServerSocket server, List<Socket> waiting) throws IOException {
		for (int i = 0; i < 50; i++) {
			Socket socket = new Socket();
			waiting.add(socket);
			try {
				socket.connect(server.getLocalSocketAddress(), 200);
			}
			catch (SocketTimeoutException ex) {
				return true;
			}
		}
		return false;
	}

	@Test
	void aHostThatDoesNotExistIsNamed() throws IOException {
		assertFails("http://no-such-host.invalid/a.tar.gz", "there is no host no-such-host.invalid", "shapes");
	}

	@Test
	void aSourceThatIsNoPlaceIsNamed() throws IOException {
		assertFails("ftp://example.org/a.tar.gz", "ftp://example.org/a.tar.gz", "neither");
		assertFails("", "neither");
		assertFails("http://bad host/", "neither");
		assertFails("file:/no/such/archive.tar.gz", "/no/such/archive.tar.gz", "No such file", "shapes");
		assertFails(this.datasets.toString(), this.datasets.toString(), "irectory");
	}

	@ParameterizedTest
	@ValueSource(strings = { "file:%s", "file://%s", "%s" })
	void aFolderMayHaveASpaceInItsName(String form) throws Exception {
		Path folder = Files.createDirectory(this.datasets.resolveSibling(this.datasets.getFileName() + " with space"));
		Path archive = Files.write(folder.resolve("a b.tar.gz"), this.fake.archive());
		this.fake.assertIsIn(this.fake.from(form.formatted(archive), this.datasets).load());
		Files.delete(archive);
		Files.delete(folder);
	}

	@Test
	void aStatusThatIsNot200IsTold() throws Exception {
		assertFails(this.server.url(), "status 404", "shapes");
		assertWorksWithASoundServer();
	}

	@Test
	void aServerThatFallsSilentIsGivenUp() throws Exception {
		byte[] archive = this.fake.archive();
		this.server.behaviour = (exchange) -> {
			exchange.sendResponseHeaders(200, archive.length);
			exchange.getResponseBody().write(archive, 0, 10_000);
			exchange.getResponseBody().flush();
			new CountDownLatch(1).await();
		};
		assertFails(this.fake.from(this.server.url(), this.datasets, Duration.ofSeconds(3)), "failed after 10000 bytes",
				"no data received for 3.0 seconds");
		assertWorksWithASoundServer();
	}

	@Test
	void aConnectionThatBreaksOffIsTold() throws Exception {
		byte[] archive = this.fake.archive();
		this.server.behaviour = (exchange) -> {
			exchange.sendResponseHeaders(200, archive.length);
			exchange.getResponseBody().write(archive, 0, archive.length / 2);
		};
		assertFails(this.server.url(), "failed after", "Try again");
		assertWorksWithASoundServer();
	}

	private void assertFails(String source, String... sentences) throws IOException {
		assertFails(this.fake.from(source, this.datasets), sentences);
	}

	private void assertFails(Cifar10 cifar10, String... sentences) throws IOException {
		assertThatExceptionOfType(DatasetUnavailableException.class).isThrownBy(cifar10::load)
			.satisfies((ex) -> assertThat(ex.getMessage()).contains(sentences));
		assertThat(FakeCifar10.names(this.datasets)).isEmpty();
		assertThat(cifar10.status().state()).isEqualTo(DatasetStatus.State.ABSENT);
	}

	private void assertWorksWithASoundServer() throws Exception {
		FakeCifar10 sound = new FakeCifar10();
		this.server.serve(sound.archive());
		sound.assertIsIn(sound.from(this.server.url(), this.datasets).load());
		sound.assertIsAllThatIsIn(this.datasets);
	}

}
