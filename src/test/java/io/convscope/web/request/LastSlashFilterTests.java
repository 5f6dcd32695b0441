package io.convscope.web.request;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

import static org.assertj.core.api.Assertions.assertThat;

class LastSlashFilterTests {

	@ParameterizedTest
	@CsvSource({ "'', /runs/, , /runs", "'', /runs///, , /runs", "'', /runs/1/, x=%2F&y, /runs/1?x=%2F&y",
			"/cnn, /cnn/runs/, , /cnn/runs", "/a/b, /a/b//runs/, , /a/b//runs",
			"/cnn, /cnn//evil.example/, , /cnn//evil.example" })
	void aSlashAtTheEndIsTakenOff(String prefix, String path, String query, String location) throws Exception {
		MockHttpServletResponse response = send(prefix, path, query);
		assertThat(response.getStatus()).isEqualTo(308);
		assertThat(response.getHeader("Location")).isEqualTo(location);
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "//", "///", "/runs", "//evil.example/", "///evil.example/", "//evil.example/runs/" })
	void allOthersPass(String path) throws Exception {
		MockHttpServletResponse response = send("", path, "x=1");
		assertThat(response.getStatus()).isEqualTo(200);
		assertThat(response.getHeader("Location")).isNull();
	}

	@ParameterizedTest
	@ValueSource(strings = { "/cnn", "/cnn/" })
	void theRootBehindAPrefixPasses(String path) throws Exception {
		assertThat(send("/cnn", path, null).getStatus()).isEqualTo(200);
	}

	private static MockHttpServletResponse send(String prefix, String path, String query) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("POST", path);
		request.setContextPath(prefix);
		request.setQueryString(query);
		MockHttpServletResponse response = new MockHttpServletResponse();
		new LastSlashFilter().doFilter(request, response, new MockFilterChain());
		return response;
	}

}
