package io.convscope.web.problem;

import java.util.List;

import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServlet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.ForwardedHeaderFilter;

import static org.assertj.core.api.Assertions.assertThat;

class ForwardedPrefixFilterTests {

	private final ForwardedPrefixFilter filter = new ForwardedPrefixFilter(
			new ProblemAnswer(new JsonMapper(), new ErrorForms(List.of())));

	@ParameterizedTest
	@ValueSource(strings = { "", "/", "/convscope", "/a/b/", "/user/a%40b/proxy-1" })
	void pathsPass(String prefix) throws Exception {
		assertThat(ask(prefix).getStatus()).isEqualTo(200);
	}

	@ParameterizedTest
	@ValueSource(strings = { "x", "/%zz", "/a b", "//evil.example", "/a;b", "/\u00e9" })
	void whatIsNoPathIsRefused(String prefix) throws Exception {
		MockHttpServletResponse response = ask(prefix);
		assertThat(response.getStatus()).isEqualTo(400);
		assertThat(response.getContentAsString()).contains("X-Forwarded-Prefix must be a path");
	}

	private MockHttpServletResponse ask(String prefix) throws Exception {
		MockHttpServletRequest request = new MockHttpServletRequest("GET", "/runs");
		request.addHeader("X-Forwarded-Prefix", prefix);
		MockHttpServletResponse response = new MockHttpServletResponse();
		new MockFilterChain(new HttpServlet() {

			@Override
			public void service(ServletRequest asked, ServletResponse answer) {
				answer.setContentType("text/plain");
			}

		}, new ForwardedHeaderFilter(), this.filter).doFilter(request, response);
		return response;
	}

}
