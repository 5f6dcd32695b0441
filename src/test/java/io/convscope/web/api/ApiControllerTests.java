package io.convscope.web.api;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

class ApiControllerTests {

	private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new ApiController()).build();

	@ParameterizedTest
	@ValueSource(strings = { "/openapi.json", "/api" })
	void whoHasTheFileIsNotSentItAgain(String path) throws Exception {
		MockHttpServletResponse first = ask(path, "");
		assertThat(first.getStatus()).isEqualTo(200);
		assertThat(first.getHeader("Cache-Control")).isEqualTo("no-cache");
		assertThat(first.getContentAsByteArray()).isNotEmpty();
		MockHttpServletResponse again = ask(path, String.valueOf(first.getHeader("ETag")));
		assertThat(again.getStatus()).isEqualTo(304);
		assertThat(again.getHeader("ETag")).isEqualTo(first.getHeader("ETag"));
		assertThat(again.getContentAsByteArray()).isEmpty();
		MockHttpServletResponse other = ask(path, "\"of another version\"");
		assertThat(other.getStatus()).isEqualTo(200);
		assertThat(other.getContentAsByteArray()).isEqualTo(first.getContentAsByteArray());
	}

	private MockHttpServletResponse ask(String path, String known) throws Exception {
		return this.mvc.perform(get(path).header("If-None-Match", known)).andReturn().getResponse();
	}

}
