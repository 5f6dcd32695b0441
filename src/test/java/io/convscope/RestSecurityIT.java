package io.convscope;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What OWASP's "REST Security Cheat Sheet" asks for, in its order. Transport security is
 * tested by {@code TlsIT} and {@code SelfSignedIT}; JSON web tokens are not used.
 */
@TestPropertySource(properties = { "convscope.api-keys[0].name=all", "convscope.api-keys[0].key=all-key-0123456789",
		"convscope.api-keys[0].rights=admin", "convscope.api-keys[1].name=reader",
		"convscope.api-keys[1].key=reader-key-0123456789", "convscope.api-keys[1].rights=read",
		"convscope.api-keys[2].name=slow", "convscope.api-keys[2].key=slow-key-0123456789",
		"convscope.api-keys[2].rights=read", "convscope.api-keys[2].requests-per-second=1",
		"convscope.api-keys[3].name=class", "convscope.api-keys[3].key=class-key-0123456789",
		"convscope.api-keys[3].rights=read,train", "convscope.api-keys[3].queued-runs=1" })
class RestSecurityIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	private static final Pattern OPEN = Pattern.compile("GET (/ping|/v2/health/.*|/api|/openapi.json)|[A-Z]* /session");

	private static final String ALL = "all-key-0123456789";

	private static final String CLASS = "class-key-0123456789";

	private static final String SHAPES = "{\"dataset\":\"shapes\",\"epochs\":%d}";

	@Autowired
	private RequestMappingHandlerMapping requestMappingHandlerMapping;

	@Test
	void accessControlIsAtEachCall() {
		List<String> calls = this.requestMappingHandlerMapping.getHandlerMethods()
			.keySet()
			.stream()
			.flatMap((mapping) -> {
				Stream<RequestMethod> methods = mapping.getMethodsCondition().getMethods().stream();
				return methods
					.flatMap((method) -> mapping.getPatternValues().stream().map((path) -> method + " " + path));
			})
			.filter((call) -> !OPEN.matcher(call).matches())
			.toList();
		assertThat(calls).hasSizeGreaterThan(60);
		assertThat(calls).allSatisfy((call) -> {
			String[] parts = call.replaceAll("\\{[^}]*}", "1").split(" ");
			assertThat(this.client.send(parts[0], parts[1], NOTHING).status()).isEqualTo(401);
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "/js/../runs", "/js/%2e%2e/runs", "/js/..;/runs", "//runs", "/./runs", "/runs/", "/runs;x",
			"/runs?key=all-key-0123456789", "/runs?access_token=all-key-0123456789", "/%72uns" })
	void noSpellingOfAPathAndNoParameterIsAWayAround(String path) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).matches("(?s)HTTP/1.1 (308|4\\d\\d).*").doesNotContain("\"runs\"");
		}
	}

	@Test
	void aKeyThatSendsTooManyRequestsIsToldSo() {
		ServiceClient.Answer last = null;
		for (int i = 0; i < 2000 && (last == null || last.status() == 200); i++) {
			last = get("/settings", "slow-key-0123456789");
		}
		assertThat(last.status()).isEqualTo(429);
		assertThat(last.header("Retry-After")).isEqualTo("1");
		assertThat(last.json().get("type").stringValue()).isEqualTo("/problems/too-many-requests");
		assertThat(get("/settings", "reader-key-0123456789").status()).as("others are served").isEqualTo(200);
	}

	@Test
	void aKeyQueuesNoMoreRunsThanItMay() {
		int running = train(CLASS, 400).json().get("id").intValue();
		this.client.asHolderOf(ALL).awaitRun(running, (run) -> run.get("state").stringValue().equals("RUNNING"));
		int queued = train(CLASS, 1).json().get("id").intValue();
		ServiceClient.Answer refused = train(CLASS, 1);
		assertThat(refused.status()).isEqualTo(429);
		assertThat(refused.header("Retry-After")).isNotEmpty();
		assertThat(refused.json().get("detail").stringValue())
			.startsWith("Up to 1 runs of the key class may be queued");
		int other = train(ALL, 1).json().get("id").intValue();
		assertThat(home.resolve("runs/" + queued + "/run.json")).content().contains("\"key\" : \"class\"");
		for (int run : new int[] { other, queued, running }) {
			this.client.asHolderOf(ALL).cancel(run);
		}
		this.client.asHolderOf(ALL).awaitRun(running, (run) -> !run.get("endedAt").isNull());
	}

	@ParameterizedTest
	@CsvSource({ "DELETE, /runs", "PUT, /train", "PATCH, /models/current", "POST, /settings", "GET, /predict" })
	void methodsAreRestricted(String method, String path) {
		ServiceClient.Answer refused = send(method, path, NOTHING);
		assertThat(refused.status()).isEqualTo(405);
		assertThat(refused.header("Allow")).isNotEmpty().doesNotContain(method + ",");
	}

	@Test
	void traceIsRefused() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write(("TRACE /runs HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + ALL
						+ "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
			assertThat(answer).startsWith("HTTP/1.1 405").doesNotContain(ALL);
		}
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', value = { "{\"epochs\":\"2\"}|400", "{\"epochs\":-1}|400", "{\"epoch\":1}|400",
			"{\"epochs\":1,\"epochs\":2}|400", "{\"dataset\":\"../../etc\"}|404", "[]|400", "{|400" })
	void inputIsValidated(String body, int status) {
		assertThat(send("POST", "/train", body.getBytes(), "Content-Type", "application/json").status())
			.isEqualTo(status);
	}

	@Test
	void inputIsLimitedInSize() {
		byte[] large = new byte[12 << 20];
		assertThat(send("POST", "/predict", large, "Content-Type", "image/png").status()).isEqualTo(413);
	}

	@ParameterizedTest
	@CsvSource({ "/train, application/xml", "/train, text/plain", "/datasets, application/xml",
			"/models, text/x-java-serialized-object" })
	void contentTypesOfRequestsAreChecked(String path, String type) {
		byte[] xml = "<!DOCTYPE x [<!ENTITY e SYSTEM \"file:///etc/passwd\">]><x>&e;</x>".getBytes();
		ServiceClient.Answer refused = send("POST", path, xml, "Content-Type", type);
		assertThat(refused.status()).isEqualTo(415);
		assertThat(new String(refused.body())).doesNotContain("root:");
	}

	@Test
	void contentTypesOfAnswersAreTheirOwnAndNotThoseOfTheRequest() {
		assertThat(send("GET", "/runs", NOTHING, "Accept", "text/html").status()).isEqualTo(406);
		for (String accepted : List.of("application/json", "text/html, */*;q=0.1")) {
			assertThat(send("GET", "/runs", NOTHING, "Accept", accepted).type()).isEqualTo("application/json");
		}
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/env", "/heapdump", "/threaddump", "/beans", "/mappings", "/loggers", "/configprops",
			"/shutdown", "/logfile" })
	void managementEndpointsAreNotExposed(String endpoint) {
		assertThat(this.client.send("GET", "/actuator" + endpoint, NOTHING).status()).isEqualTo(401);
		if (!endpoint.isEmpty()) {
			assertThat(send("GET", "/actuator" + endpoint, NOTHING).status()).isEqualTo(404);
		}
	}

	@ParameterizedTest
	@CsvSource({ "GET, /runs/%00, ''", "GET, /models/%252e%252e, ''", "POST, /train, {", "GET, /nothing, ''",
			"GET, /datasets/shapes/samples/test/999999999999, ''", "POST, /predict, x", "GET, /runs?x=%ff, ''" })
	void errorsTellNothingOfTheInside(String method, String path, String body) {
		ServiceClient.Answer answer = send(method, path, body.getBytes(), "Content-Type", "application/json");
		assertThat(answer.status()).isBetween(400, 499);
		assertThat(answer.type()).startsWith("application/problem+json");
		assertThat(new String(answer.body())).doesNotContain("Exception", "io.convscope", "org.springframework",
				"java.", "\tat ", "Tomcat", "trace");
		assertThat(answer.headers().firstValue("Server")).isEmpty();
		assertThat(answer.headers().firstValue("X-Powered-By")).isEmpty();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/runs", "/nothing", "/actuator/health", "/picture?sample=shapes/test/0" })
	void headersOfSecurityAreInEachAnswer(String path) {
		ServiceClient.Answer answer = send("GET", path, NOTHING);
		assertThat(answer.header("X-Content-Type-Options")).isEqualTo("nosniff");
		assertThat(answer.header("X-Frame-Options")).isEqualTo("DENY");
		assertThat(answer.header("Content-Security-Policy")).contains("default-src 'self'", "frame-ancestors 'none'");
		assertThat(answer.header("Referrer-Policy")).isEqualTo("same-origin");
		assertThat(answer.type()).isNotEmpty();
	}

	@Test
	void noCacheKeepsAnswers() {
		assertThat(send("GET", "/runs", NOTHING).header("Cache-Control")).isEqualTo("no-store");
		assertThat(send("GET", "/nothing", NOTHING).header("Cache-Control")).isEqualTo("no-store");
		assertThat(this.client.send("GET", "/runs", NOTHING).header("Cache-Control")).isEqualTo("no-store");
		assertThat(send("GET", "/datasets/shapes/samples/test/0", NOTHING).header("Cache-Control"))
			.isEqualTo("no-cache");
	}

	@Test
	void pagesOfOtherSitesGetNoAnswersUnlessTheSettingsNameThem() {
		ServiceClient.Answer answer = send("GET", "/runs", NOTHING, "Origin", "https://evil.example");
		assertThat(answer.headers().map()).doesNotContainKey("access-control-allow-origin");
		ServiceClient.Answer asked = this.client.send("OPTIONS", "/train", NOTHING, "Origin", "https://evil.example",
				"Access-Control-Request-Method", "POST");
		assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
		assertThat(send("POST", "/train", NOTHING, "Origin", "https://evil.example").status()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "//evil.example/", "//evil.example//", "///evil.example/", "/%2F/evil.example/",
			"/%5Cevil.example/", "/.//evil.example/", "/..//evil.example/", "/runs/..//evil.example/",
			"/runs//evil.example/" })
	void noAddressLeadsToAnotherSite(String path) {
		String location = send("GET", path, NOTHING).header("Location");
		assertThat(location).doesNotStartWith("//").doesNotContain(":", "\\");
	}

	@Test
	void keysAreNotTakenFromAddresses() {
		for (String name : List.of("key", "access_token", "api_key", "token")) {
			assertThat(this.client.send("GET", "/settings?" + name + "=" + ALL, NOTHING).status()).isEqualTo(401);
		}
	}

	@Test
	void statusesSayWhatHappened() {
		Map<String, Integer> statuses = Map.of("GET /settings", 200, "GET /runs/999", 404, "POST /runs/999/cancel", 404,
				"DELETE /models/pretrained", 409, "PUT /models/current", 400, "GET /filters/nothing", 404);
		statuses.forEach((call, status) -> assertThat(
				send(call.split(" ")[0], call.split(" ")[1], "{}".getBytes(), "Content-Type", "application/json")
					.status())
			.as(call)
			.isEqualTo(status));
	}

	private ServiceClient.Answer train(String key, int epochs) {
		return this.client.send("POST", "/train", SHAPES.formatted(epochs).getBytes(), "Content-Type",
				"application/json", "Authorization", "Bearer " + key);
	}

	private ServiceClient.Answer get(String path, String key) {
		return this.client.send("GET", path, NOTHING, "Authorization", "Bearer " + key);
	}

	private ServiceClient.Answer send(String method, String path, byte[] body, String... headers) {
		return this.client.asHolderOf(ALL).send(method, path, body, headers);
	}

}
