package io.convscope.web.key;

import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.Principal;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;

import io.convscope.access.ApiKeys;
import io.convscope.access.KeysForTests;
import io.convscope.web.audit.RefusalLog;
import io.convscope.web.problem.ErrorForms;
import io.convscope.web.problem.ProblemAnswer;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class KeyFilterTests {

	private static final String READER = "reader-key-0123456789";

	private static final int GUESSES = 3;

	private static final String TRAINER = "trainer-key-012345678";

	@TempDir
	private Path home;

	private KeysForTests keys;

	private KeyFilter filter;

	@BeforeEach
	void createFilter() {
		this.keys = new KeysForTests(this.home, Map.of(READER, "read", TRAINER, "train"));
		this.filter = filter(this.keys.keys(), InetAddress.getLoopbackAddress());
	}

	@AfterEach
	void unlockHome() throws IOException {
		this.keys.close();
	}

	private static KeyFilter filter(ApiKeys keys, InetAddress address) {
		return new KeyFilter(keys, new CallRights(new WebEndpointProperties()), KeysForTests.rates(),
				KeysForTests.guesses(GUESSES), new ProblemAnswer(new JsonMapper(), new ErrorForms(List.of())),
				new RefusalLog(), keys.requireAt(address));
	}

	@Test
	void aRequestWithoutAKeyIsToldHowToSendOne() throws Exception {
		MockHttpServletResponse refused = send(request("GET", "/runs"));
		assertThat(refused.getStatus()).isEqualTo(401);
		assertThat(refused.getHeader("WWW-Authenticate")).isEqualTo("Bearer realm=\"Convscope\"");
		assertThat(refused.getContentType()).isEqualTo("application/problem+json");
		assertThat(refused.getContentAsString()).contains("/problems/key-required", "Authorization: Bearer KEY");
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer wrong-key-0123456789", "Bearer ", "Bearer", "Basic cmVhZGVyLWtleQ==", "",
			"reader-key-0123456789", "Bearer READER-key-0123456789", "Bearer reader-key-0123456789x" })
	void anotherKeyIsRefused(String header) throws Exception {
		MockHttpServletRequest request = request("GET", "/runs");
		request.addHeader("Authorization", header);
		MockHttpServletResponse refused = send(request);
		assertThat(refused.getStatus()).isEqualTo(401);
		assertThat(refused.getHeader("WWW-Authenticate")).contains("Bearer", "invalid_token");
		assertThat(refused.getContentAsString()).contains("/problems/unknown-key");
	}

	@ParameterizedTest
	@ValueSource(strings = { READER, "Basic cmVhZGVyLWtleQ==", "Bearer ", "Bearer", "Token " + READER })
	void aHeaderWithoutBearerOrKeyIsToldWhatIsMissing(String header) throws Exception {
		MockHttpServletRequest request = request("GET", "/runs");
		request.addHeader("Authorization", header);
		assertThat(send(request).getContentAsString()).contains("the word Bearer before the key")
			.doesNotContain(READER);
	}

	@ParameterizedTest
	@ValueSource(strings = { "Bearer ", "bearer ", "BEARER  " })
	void aKeyOpensWhatItsRightsSay(String scheme) throws Exception {
		MockHttpServletRequest request = request("GET", "/runs");
		request.addHeader("Authorization", scheme + READER);
		assertThat(send(request).getStatus()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "POST, /train, train", "POST, /predict, predict", "DELETE, /models/run-1, admin" })
	void aRightThatIsMissingIsNamed(String method, String path, String right) throws Exception {
		MockHttpServletResponse refused = send(with(READER, method, path));
		assertThat(refused.getStatus()).isEqualTo(403);
		assertThat(refused.getHeader("WWW-Authenticate")).contains("insufficient_scope", "scope=\"" + right + "\"");
		assertThat(refused.getContentAsString()).contains("/problems/missing-right",
				"lacks the right " + right + ", which " + method + " " + path + " needs");
	}

	@Test
	void whoTriesKeysOutHasToWaitButForTheHealth() throws Exception {
		for (int i = 0; i < GUESSES; i++) {
			assertThat(send(with("wrong-key-012345678" + i, "GET", "/runs")).getStatus()).isEqualTo(401);
		}
		MockHttpServletResponse refused = send(with(READER, "GET", "/runs"));
		assertThat(refused.getStatus()).isEqualTo(429);
		assertThat(Integer.parseInt(refused.getHeader("Retry-After"))).isBetween(1, 60);
		assertThat(refused.getContentAsString()).contains("/problems/too-many-wrong-keys");
		assertThat(send(request("GET", "/runs")).getStatus()).isEqualTo(401);
		assertThat(send(with("wrong-key-0123456789", "GET", "/actuator/health/readiness")).getStatus()).isEqualTo(200);
		MockHttpServletRequest elsewhere = with(READER, "GET", "/runs");
		elsewhere.setRemoteAddr("10.0.0.7");
		assertThat(send(elsewhere).getStatus()).isEqualTo(200);
	}

	@Test
	void theRightsStandAlone() throws Exception {
		assertThat(send(with(TRAINER, "POST", "/train")).getStatus()).isEqualTo(200);
		assertThat(send(with(TRAINER, "GET", "/runs")).getStatus()).isEqualTo(403);
		assertThat(send(with(TRAINER, "POST", "/session")).getStatus()).isEqualTo(200);
	}

	@Test
	void theKeysNameIsThePrincipal() throws Exception {
		AtomicReference<HttpServletRequest> passed = new AtomicReference<>();
		this.filter.doFilter(with(READER, "GET", "/runs"), new MockHttpServletResponse(),
				(request, response) -> passed.set((HttpServletRequest) request));
		assertThat(passed.get().getUserPrincipal()).extracting(Principal::getName).isEqualTo("key-read");
		assertThat(passed.get().getRemoteUser()).isEqualTo("key-read");
	}

	@Test
	void theCookieOfAPortIsAKeyToo() throws Exception {
		MockHttpServletRequest request = request("GET", "/runs");
		request.setServerPort(8080);
		request.setCookies(new Cookie("convscope-key-8081", "wrong-key-0123456789"),
				new Cookie("convscope-key-8080", READER));
		assertThat(send(request).getStatus()).isEqualTo(200);
		request.setServerPort(8081);
		assertThat(send(request).getStatus()).isEqualTo(401);
	}

	@Test
	void theHeaderCountsMoreThanTheCookie() throws Exception {
		MockHttpServletRequest request = with(TRAINER, "GET", "/runs");
		request.setCookies(new Cookie("convscope-key-" + request.getServerPort(), READER));
		assertThat(send(request).getStatus()).isEqualTo(403);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/js/main.js", "/actuator/health/readiness" })
	void thePageAndTheHealthNeedNone(String path) throws Exception {
		assertThat(send(request("GET", path)).getStatus()).isEqualTo(200);
	}

	@Test
	void aServiceForThisMachineOnlyNeedsNone() throws Exception {
		KeyFilter local = filter(this.keys.none(false), InetAddress.getLoopbackAddress());
		assertThat(send(local, request("POST", "/train")).getStatus()).isEqualTo(200);
	}

	@Test
	void aServiceThatOthersReachNeedsTheOneThatItKeeps() throws Exception {
		ApiKeys kept = this.keys.none(false);
		KeyFilter open = filter(kept, InetAddress.getByName("0.0.0.0"));
		assertThat(send(open, request("GET", "/runs")).getStatus()).isEqualTo(401);
		assertThat(send(open, with(kept.kept().orElseThrow().key(), "DELETE", "/models/run-1")).getStatus())
			.isEqualTo(200);
	}

	@Test
	void aServiceThatIsOpenedNeedsNone() throws Exception {
		KeyFilter open = filter(this.keys.none(true), InetAddress.getByName("0.0.0.0"));
		assertThat(send(open, request("POST", "/train")).getStatus()).isEqualTo(200);
	}

	private static MockHttpServletRequest request(String method, String path) {
		MockHttpServletRequest request = new MockHttpServletRequest(method, path);
		request.setServletPath(path);
		return request;
	}

	private static MockHttpServletRequest with(String key, String method, String path) {
		MockHttpServletRequest request = request(method, path);
		request.addHeader("Authorization", "Bearer " + key);
		return request;
	}

	private MockHttpServletResponse send(MockHttpServletRequest request) throws ServletException, IOException {
		return send(this.filter, request);
	}

	private static MockHttpServletResponse send(KeyFilter filter, MockHttpServletRequest request)
			throws ServletException, IOException {
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, new MockFilterChain());
		return response;
	}

}
