package io.convscope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Whoever sends slowly, or more than is taken, keeps nobody else from being answered.
 */
@TestPropertySource(properties = { "server.tomcat.threads.max=20", "server.http2.enabled=true",
		"convscope.web.body-grace=1s", "convscope.web.max-connections-per-address=" + SlowClientsIT.CONNECTIONS })
@Timeout(60)
class SlowClientsIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	private static final int CLIENTS = 40;

	// more than two tests use: what one leaves may still be closing
	static final int CONNECTIONS = 100;

	private static final String TRICKLE = "Content-Type: image/png\r\nContent-Length: 60000\r\n\r\nabcd";

	private final List<Socket> clients = new ArrayList<>();

	@AfterEach
	void leave() throws IOException {
		for (Socket each : this.clients) {
			each.close();
		}
		this.clients.clear();
	}

	@ParameterizedTest
	@ValueSource(strings = { "GET ", "POST /predict HTTP/1.1\r\nHost: localhost\r\n" + TRICKLE,
			"POST /nowhere HTTP/1.1\r\nHost: localhost\r\n" + TRICKLE,
			"GET /actuator/health HTTP/1.1\r\nHost: localhost\r\n" + TRICKLE,
			"POST /train HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
					+ "Transfer-Encoding: chunked\r\n\r\n4;a=" })
	void healthIsAnsweredWhateverElseIsSent(String begin) throws IOException {
		for (int i = 0; i < CLIENTS; i++) {
			open(begin);
		}
		for (int i = 0; i < 5; i++) {
			assertThat(this.client.get("/actuator/health/liveness").get("status").stringValue()).isEqualTo("UP");
		}
		assertThat(this.client.send("GET", "/runs", NOTHING).status()).isEqualTo(200);
	}

	@Test
	void whoSendsTooSlowlyIsToldSoAndWhoComesThenMayTryAgain() throws IOException {
		List<Socket> slow = new ArrayList<>();
		for (int i = 0; i < CLIENTS; i++) {
			slow.add(open("POST /predict HTTP/1.1\r\nHost: localhost\r\n" + TRICKLE));
		}
		Set<String> answers = slow.stream().map(SlowClientsIT::status).collect(Collectors.toSet());
		assertThat(answers).containsExactlyInAnyOrder("408", "503");
		await().untilAsserted(() -> assertThat(predict()).isEqualTo("400"));
	}

	@Test
	void aConnectionTooManyIsClosedAtOnce() {
		await().untilAsserted(() -> {
			leave();
			List<String> answers = new ArrayList<>();
			for (int i = 0; i < CONNECTIONS + 10; i++) {
				answers.add(health());
			}
			assertThat(answers).noneMatch((each) -> each.contains("Timeout"));
			assertThat(answers.stream().filter("200"::equals).count()).isBetween(CONNECTIONS - 10L, CONNECTIONS + 0L);
		});
		await().untilAsserted(() -> {
			leave();
			assertThat(health()).isEqualTo("200");
		});
	}

	@Test
	void aBodyThatDripsTakesNoRoomFromOthers() throws IOException {
		Socket drip = open("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
				+ "Transfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n");
		assertThat(predict()).isEqualTo("400");
		assertThat(status(drip)).isEqualTo("408");
	}

	@Test
	void aBodyThatEndsTooEarlyIsNoFaultOfTheService() throws IOException {
		for (String part : new String[] { "--b", "--b\r\nContent-Dispo",
				"--b\r\nContent-Disposition: form-data; name=image\r\n\r\nabc" }) {
			Socket cut = open("POST /predict HTTP/1.1\r\nHost: localhost\r\n"
					+ "Content-Type: multipart/form-data; boundary=b\r\nContent-Length: 5000\r\n\r\n" + part);
			cut.shutdownOutput();
			assertThat(status(cut)).isEqualTo("400");
		}
	}

	@Test
	void jsonHasALimitOfItsOwnHoweverItComes() throws Exception {
		byte[] large = " ".repeat(3 << 20).getBytes(StandardCharsets.US_ASCII);
		HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/train"))
			.header("Content-Type", "application/json");
		for (HttpClient.Version version : HttpClient.Version.values()) {
			HttpClient http = HttpClient.newBuilder().version(version).build();
			http.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + "/runs")).build(),
					BodyHandlers.discarding());
			for (HttpRequest.BodyPublisher body : new HttpRequest.BodyPublisher[] { BodyPublishers.ofByteArray(large),
					BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(large)) }) {
				HttpResponse<String> answer = http.send(request.POST(body).build(), BodyHandlers.ofString());
				assertThat(answer.version()).isEqualTo(version);
				assertThat(answer.statusCode()).isEqualTo(413);
				assertThat(answer.body()).contains("other than a picture or weights", "1,048,576 bytes");
			}
		}
		assertThat(this.client.get("/runs").get("runs")).isEmpty();
	}

	private String predict() throws IOException {
		return status(open("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\n"
				+ "Content-Length: 100\r\n\r\n" + "x".repeat(100)));
	}

	private String health() {
		try {
			return status(open("GET /actuator/health/liveness HTTP/1.1\r\nHost: localhost\r\n\r\n"));
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

	private Socket open(String begin) throws IOException {
		Socket socket = new Socket("127.0.0.1", this.port);
		this.clients.add(socket);
		socket.setSoTimeout((int) Duration.ofSeconds(30).toMillis());
		socket.getOutputStream().write(begin.getBytes(StandardCharsets.US_ASCII));
		return socket;
	}

	private static String status(Socket socket) {
		try {
			byte[] line = socket.getInputStream().readNBytes("HTTP/1.1 200".length());
			return new String(line, StandardCharsets.US_ASCII).replace("HTTP/1.1 ", "");
		}
		catch (IOException ex) {
			return ex.toString();
		}
	}

}
