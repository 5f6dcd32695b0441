package io.convscope.web;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

import io.convscope.request.ProbePath;
import io.convscope.web.audit.RefusalLog;
import io.convscope.web.problem.ErrorForms;
import io.convscope.web.problem.ProblemAnswer;
import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class OriginFilterTests {

	private static final String EVIL = "http://evil.example";

	private final ProblemAnswer answer = new ProblemAnswer(new JsonMapper(), new ErrorForms(List.of()));

	private final OriginFilter local = filter(InetAddress.getLoopbackAddress());

	private final OriginFilter anywhere = filter(null);

	private OriginFilter filter(@Nullable InetAddress address, String... names) {
		return new OriginFilter(new OwnHosts(address, List.of(names)), new CorsOrigins(List.of("https://app.example")),
				this.answer, new RefusalLog(),
				new Probes(new WebEndpointProperties(), List.of(new ProbePath("/v2/health/ready"))));
	}

	@ParameterizedTest
	@CsvSource({ "localhost:8080, http://localhost:8080", "localhost:8080, http://LOCALHOST:8080",
			"127.0.0.1:8080, http://127.0.0.1:8080", "[::1]:8080, http://[::1]:8080", "localhost, http://localhost",
			"localhost, http://localhost:80", "localhost:8080, " })
	void itsOwnPageMayChangeThings(String host, @Nullable String origin) throws Exception {
		assertThat(status(this.local, "POST", host, origin)).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource({ "null", "''", EVIL, "http://localhost", "http://localhost:9090", "http://localhost:8080.evil.example",
			"http://localhost:8080@evil.example", "file://", "not a URI", "http://127.0.0.1:8080" })
	void anotherSitesPageMayNot(String origin) throws Exception {
		for (String method : List.of("POST", "PUT", "DELETE", "PATCH")) {
			assertThat(status(this.local, method, "localhost:8080", origin)).isEqualTo(403);
			assertThat(status(this.anywhere, method, "localhost:8080", origin)).isEqualTo(403);
		}
	}

	@Test
	void anotherSitesPageMayAskForWhatItCannotRead() throws Exception {
		assertThat(status(this.local, "GET", "localhost:8080", EVIL)).isEqualTo(200);
	}

	@Test
	void aSiteThatTheSettingsNameMay() throws Exception {
		assertThat(status(this.local, "POST", "localhost:8080", "https://app.example")).isEqualTo(200);
		assertThat(status(this.local, "POST", "evil.example", "https://app.example")).isEqualTo(421);
		assertThat(status(this.local, "POST", "localhost:8080", "http://app.example")).isEqualTo(403);
		assertThat(status(this.local, "POST", "localhost:8080", "https://app.example.evil")).isEqualTo(403);
	}

	@Test
	void aNameThatResolvesToThisMachineOpensNothing() throws Exception {
		assertThat(status(this.local, "POST", "evil.example", EVIL)).isEqualTo(421);
		assertThat(status(this.local, "GET", "evil.example", null)).isEqualTo(421);
	}

	@Test
	void aProxyThatSpeaksHttpsMayStandInFront() throws Exception {
		assertThat(status(this.anywhere, "POST", "convscope.example", "https://convscope.example")).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "http://192.168.1.5:8080", "http://[2001:db8::1]:8080", "http://gpu:8080",
			"http://gpu.local:8080", "https://cnn.example" })
	void aServiceInTheNetworkTrustsPagesUnderNamesThatStrangersCannotHave(String origin) throws Exception {
		assertThat(status(this.anywhere, "POST", origin.replaceAll("https?://", ""), origin)).isEqualTo(200);
	}

	@Test
	void aNameThatAStrangerLedHereChangesNothingInTheNetworkEither() throws Exception {
		MockHttpServletResponse refused = send(this.anywhere, "POST", "evil.example:8080", EVIL + ":8080");
		assertThat(refused.getStatus()).isEqualTo(403);
		assertThat(refused.getContentAsString()).contains("convscope.web.hosts");
		assertThat(status(this.anywhere, "GET", "cnn.example:8080", null)).isEqualTo(200);
		assertThat(status(filter(null, "cnn.example"), "POST", "cnn.example:8080", "http://cnn.example:8080"))
			.isEqualTo(200);
	}

	@Test
	void aPageBehindAProxyThatSendsAnotherHostIsNamedInTheSettings() throws Exception {
		OriginFilter named = filter(InetAddress.getLoopbackAddress(), "cnn.example");
		assertThat(send(this.local, "POST", "127.0.0.1:8080", "http://cnn.example").getContentAsString())
			.contains("convscope.web.hosts");
		assertThat(status(named, "POST", "127.0.0.1:8080", "http://cnn.example")).isEqualTo(200);
		assertThat(status(named, "POST", "cnn.example", "https://cnn.example:8443")).isEqualTo(200);
		assertThat(status(named, "POST", "127.0.0.1:8080", EVIL)).isEqualTo(403);
		assertThat(status(filter(null, "localhost"), "POST", "localhost:8080", "http://localhost:9090")).isEqualTo(403);
	}

	@Test
	void probesAskByAddress() throws Exception {
		OriginFilter named = filter(null, "cnn.example");
		for (String path : List.of("/actuator/health", "/actuator/health/readiness", "/v2/health/ready",
				"/v2/health/ready/")) {
			assertThat(probe(named, path)).isEqualTo(200);
		}
		for (String path : List.of("/actuator/healthy", "/actuator/info", "/runs", "/v2/health/readyz")) {
			assertThat(probe(named, path)).isEqualTo(421);
		}
	}

	private static int probe(OriginFilter filter, String path) throws ServletException, IOException {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", path);
		request.setServletPath(path);
		request.addHeader("Host", "10.0.0.7:8080");
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, new MockFilterChain());
		return response.getStatus();
	}

	@Test
	void aRefusalIsAProblemDocument() throws Exception {
		MockHttpServletResponse response = send(this.local, "POST", "localhost:8080", EVIL);
		assertThat(response.getContentType()).isEqualTo("application/problem+json");
		assertThat(response.getContentAsString()).contains("/problems/foreign-origin", EVIL, "/train");
	}

	private int status(OriginFilter filter, String method, String host, @Nullable String origin)
			throws ServletException, IOException {
		return send(filter, method, host, origin).getStatus();
	}

	private MockHttpServletResponse send(OriginFilter filter, String method, String host, @Nullable String origin)
			throws ServletException, IOException {
		// the mock takes its server's name from the header, as Tomcat does
		MockHttpServletRequest request = new MockHttpServletRequest(method, "/train");
		request.addHeader("Host", host);
		if (origin != null) {
			request.addHeader("Origin", origin);
		}
		MockHttpServletResponse response = new MockHttpServletResponse();
		filter.doFilter(request, response, new MockFilterChain());
		return response;
	}

}
