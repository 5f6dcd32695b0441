package io.convscope.web;

import java.io.IOException;
import java.net.InetAddress;
import java.util.List;

import jakarta.servlet.ServletException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class OriginFilterTests {

	private static final String EVIL = "http://evil.example";

	private final ProblemAnswer answer = new ProblemAnswer(new JsonMapper());

	private final OriginFilter local = filter(InetAddress.getLoopbackAddress());

	private final OriginFilter anywhere = filter(null);

	private OriginFilter filter(@Nullable InetAddress address) {
		return new OriginFilter(new OwnHosts(address, List.of()), this.answer);
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
	void aNameThatResolvesToThisMachineOpensNothing() throws Exception {
		assertThat(status(this.local, "POST", "evil.example", EVIL)).isEqualTo(421);
		assertThat(status(this.local, "GET", "evil.example", null)).isEqualTo(421);
	}

	@Test
	void aProxyThatSpeaksHttpsMayStandInFront() throws Exception {
		assertThat(status(this.anywhere, "POST", "convscope.example", "https://convscope.example")).isEqualTo(200);
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
