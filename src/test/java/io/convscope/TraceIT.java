package io.convscope;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;

import org.springframework.beans.factory.annotation.Value;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A request is found again: its id is in the answer, in the problem and in the log.
 */
class TraceIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	private static final String TRACE = "4bf92f3577b34da6a3ce929d0e0e4736";

	private static final String PARENT = "00-" + TRACE + "-00f067aa0ba902b7-01";

	@Value("${logging.pattern.correlation}")
	private String pattern;

	@Test
	void theIdIsInTheAnswerAndInTheLog() {
		try (CapturedLog log = new CapturedLog("io.convscope.model.store.Models")) {
			ServiceClient.Answer answer = choose("traceparent", PARENT);
			String id = answer.header("X-Request-Id");
			assertThat(id).matches("[0-9a-f]{16}");
			assertThat(answer.header("traceparent")).isEqualTo(PARENT);
			assertThat(choose("X-Request-Id", "order-17").header("X-Request-Id")).isEqualTo("order-17");
			LoggerFactory.getLogger("io.convscope.model.store.Models").info("beside");
			assertThat(log.lines("INFO " + this.pattern + "%msg")).containsExactly(
					"INFO [" + id + " " + TRACE + "] The model pretrained was chosen to be current",
					"INFO [order-17] The model pretrained was chosen to be current", "INFO beside");
		}
	}

	private ServiceClient.Answer choose(String header, String value) {
		ServiceClient.Answer answer = this.client.send("PUT", "/models/current",
				"{\"id\":\"pretrained\"}".getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json", header,
				value);
		assertThat(answer.status()).isEqualTo(200);
		return answer;
	}

	@ParameterizedTest
	@CsvSource({ "GET, /runs/7, 404", "GET, /nothing, 404", "DELETE, /predict, 405", "POST, /train?x=1, 400",
			"GET, /models/a%2Fb, 400" })
	void theIdIsInEachProblem(String method, String path, int status) {
		ServiceClient.Answer answer = this.client.send(method, path, NOTHING);
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.header("X-Request-Id")).isNotEmpty();
		assertThat(answer.json().path("requestId").asString("")).isEqualTo(answer.header("X-Request-Id"));
	}

	@Test
	void theIdIsInTheProblemOfAnotherSitesPage() {
		ServiceClient.Answer answer = this.client.send("POST", "/runs/1/cancel", NOTHING, "Origin",
				"http://evil.example", "X-Request-Id", "order-18");
		assertThat(answer.status()).isEqualTo(403);
		assertThat(answer.json().get("requestId").stringValue()).isEqualTo("order-18");
	}

	@Test
	void whatIsNoRequestHasAnIdAllTheSame() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream().write("nonsense\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 400").containsPattern("\"requestId\":\"[0-9a-f]{16}\"");
		}
	}

	@Test
	void anInvalidTraceIsNotPassedOn() {
		assertThat(this.client.send("GET", "/runs", NOTHING, "traceparent", "00-nonsense").header("traceparent"))
			.isEmpty();
	}

}
