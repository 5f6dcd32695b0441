package io.convscope.web;

import java.net.URI;

import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A query parameter that a handler does not declare is refused, with those that it does.
 */
class KnownParametersTests {

	private final MockMvcTester mvc = MockMvcTester
		.create(MockMvcBuilders.standaloneSetup(new Shelf()).addInterceptors(new KnownParameters()).build());

	@ParameterizedTest
	@ValueSource(strings = { "/shelf", "/shelf?", "/shelf?&", "/shelf?size=3&true=x", "/shelf?color=red&color=blue",
			"/shelf?siz%65=3", "/shelf/book", "/shelf/book?form=pages", "/shelf/book?form=cover&side=left" })
	void whatIsDeclaredPasses(String address) {
		assertThat(this.mvc.get().uri(URI.create(address))).hasStatusOk();
		assertThat(this.mvc.head().uri(URI.create(address))).hasStatusOk();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|',
			textBlock = """
					GET  | /shelf?sise=3&hue=red | sise is not a parameter of this address; there are color, size, true; hue is not
					GET  | /shelf?true           | passes
					GET  | /shelf?False=1        | False is not a parameter
					GET  | /shelf/book?size=3    | size is not a parameter of this address; there are form, side.
					POST | /shelf?color=red      | color is not a parameter of this address; it takes none.
					""")
	void whatIsNotIsRefused(HttpMethod method, String address, String sentence) {
		MvcTestResult result = this.mvc.method(method)
			.uri(URI.create(address))
			.content("{}")
			.contentType("application/json")
			.exchange();
		if (sentence.equals("passes")) {
			assertThat(result).hasStatusOk();
		}
		else {
			MvcAnswers.assertFails(result, InvalidRequestException.class, sentence);
		}
	}

	@Test
	void whatIsNotOursTakesAny() throws Exception {
		assertThat(new KnownParameters().preHandle(request("a=b"), new MockHttpServletResponse(), new Object()))
			.isTrue();
	}

	private static MockHttpServletRequest request(String query) {
		MockHttpServletRequest request = new MockHttpServletRequest();
		request.setQueryString(query);
		return request;
	}

	@RestController
	@RequestMapping("/shelf")
	static class Shelf {

		@GetMapping
		String list(@RequestParam(required = false) @Nullable String size,
				@RequestParam(name = "true", required = false) @Nullable String truth, Look look) {
			return "";
		}

		@GetMapping("/book")
		String pages() {
			return "";
		}

		@GetMapping(path = "/book", params = "form=cover")
		String cover(@RequestParam(required = false) @Nullable String side) {
			return "";
		}

		@PostMapping
		String add(@RequestBody Look look) {
			return "";
		}

		record Look(@Nullable String color) {
		}

	}

}
