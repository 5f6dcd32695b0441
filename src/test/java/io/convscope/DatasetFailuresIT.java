package io.convscope;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

import com.sun.net.httpserver.HttpServer;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.cifar10.FakeCifar10Settings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.context.annotation.Import;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs whose data set is not available fail, say why, leave nothing behind, and work once
 * the source is repaired.
 */
@Import(FakeCifar10Settings.class)
class DatasetFailuresIT extends ServiceTest {

	private static final String WAY_OUT = "convscope.dataset.cifar10.source";

	private static int sourcePort;

	private @Nullable HttpServer source;

	private volatile int status = 200;

	private volatile byte[] archive = new byte[0];

	@DynamicPropertySource
	static void useOwnSource(DynamicPropertyRegistry registry) throws IOException {
		try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
			sourcePort = free.getLocalPort();
		}
		registry.add("convscope.dataset.cifar10.source", () -> "http://127.0.0.1:" + sourcePort + "/cifar.tar.gz");
	}

	@AfterEach
	void stopSource() {
		if (this.source != null) {
			this.source.stop(0);
		}
	}

	@Test
	void aRunTellsWhyItFailedAndWorksOnceTheSourceIsRepaired() throws IOException {
		assertFails("can't be downloaded from http://127.0.0.1:" + sourcePort, "the data set shapes");
		startSource();
		this.status = 404;
		assertFails("the server answered with status 404", "the data set shapes");
		this.status = 200;
		byte[] whole = DatasetFixtures.cifar10Archive();
		this.archive = "<html>moved</html>".getBytes();
		assertFails("is not a valid .tar.gz archive", "Get the archive again");
		this.archive = Arrays.copyOf(whole, whole.length / 2);
		assertFails("is truncated", "Get the archive again");
		this.archive = DatasetFixtures.cifar10ArchiveWithAByteChanged();
		assertFails("data_batch_3.bin", "is not the official file", "Get the archive again");
		this.archive = whole;
		this.client.awaitCompleted(train());
		assertThat(cifar10().get("state").stringValue()).isEqualTo("READY");
		assertThat(files("datasets/cifar10")).hasSize(7);
	}

	private void startSource() throws IOException {
		this.source = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), sourcePort), 0);
		this.source.createContext("/", (exchange) -> {
			try (exchange) {
				exchange.sendResponseHeaders(this.status, (this.status == 200) ? this.archive.length : -1);
				exchange.getResponseBody().write((this.status == 200) ? this.archive : new byte[0]);
			}
		});
		this.source.start();
	}

	private int train() {
		return this.client.train("{'dataset':'cifar10','epochs':1,'batchSize':4}");
	}

	private void assertFails(String... reason) throws IOException {
		int id = train();
		JsonNode run = this.client.awaitRun(id, (each) -> !each.get("endedAt").isNull());
		assertThat(run.get("state").stringValue()).as(run::toString).isEqualTo("FAILED");
		assertThat(run.get("reason").stringValue()).contains(reason).contains(WAY_OUT);
		assertThat(run.get("modelId").isNull()).isTrue();
		assertThat(this.client.get("/runs/" + id + "/metrics").get("epochs").isEmpty()).isTrue();
		assertThat(cifar10().get("state").stringValue()).isEqualTo("ABSENT");
		assertThat(files("datasets")).isEmpty();
		assertThat(files("models")).isEmpty();
	}

	private JsonNode cifar10() {
		return this.client.get("/datasets/cifar10");
	}

	private static List<String> files(String folder) throws IOException {
		try (Stream<Path> files = Files.list(home.resolve(folder))) {
			return files.map((file) -> file.getFileName().toString()).toList();
		}
	}

}
