package io.convscope.web.request;

import java.net.URI;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convscope.problem.ErrorForm;
import io.convscope.problem.Problem;
import io.convscope.request.InvalidRequestException;
import io.convscope.web.MvcAnswers;
import io.convscope.web.problem.ErrorForms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.http.HttpMethod;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.objenesis.SpringObjenesis;
import org.springframework.stereotype.Controller;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.method.HandlerMethod;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

/**
 * A query parameter that a handler does not declare is refused, with those that it does.
 */
class KnownParametersTests {

	private final KnownParameters interceptor = new KnownParameters(new ErrorForms(List.of(new ShelfProtocol())));

	private final MockMvcTester mvc = MockMvcTester
		.create(MockMvcBuilders.standaloneSetup(new Shelf()).addInterceptors(this.interceptor).build());

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
					GET  | /shelf?sise=3&hue=red | sise is not a parameter of this address (did you mean size?); there are color
					GET  | /shelf?true           | passes
					GET  | /shelf?False=1        | False is not a parameter
					GET  | /shelf/book?size=3    | size is not a parameter of this address (did you mean side?); there are form, side.
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
	void whatIsNotOursTakesAny() {
		assertThat(this.interceptor.preHandle(request("a=b"), new MockHttpServletResponse(), new Object())).isTrue();
		assertThat(this.mvc.get().uri(URI.create("/shelf/protocol?verbose=1"))).hasStatusOk();
	}

	@Test
	void eachHandlerRefusesWhatItDoesNotDeclare() {
		List<HandlerMethod> handlers = handlers().toList();
		assertThat(handlers).hasSizeGreaterThan(60);
		for (HandlerMethod handler : handlers) {
			assertThatThrownBy(
					() -> this.interceptor.preHandle(request("lable_x=1"), new MockHttpServletResponse(), handler))
				.as(handler.toString())
				.isInstanceOf(InvalidRequestException.class)
				.hasMessageStartingWith("lable_x is not a parameter of this address");
			String declared = Stream.of(handler.getMethod().getParameters())
				.filter((each) -> each.isAnnotationPresent(RequestParam.class))
				.map((each) -> each.getAnnotation(RequestParam.class).name().isEmpty() ? each.getName()
						: each.getAnnotation(RequestParam.class).name())
				.map((name) -> name + "=1")
				.collect(Collectors.joining("&"));
			assertThat(this.interceptor.preHandle(request(declared), new MockHttpServletResponse(), handler)).isTrue();
		}
	}

	private static Stream<HandlerMethod> handlers() {
		ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
		scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
		return scan.findCandidateComponents("io.convscope")
			.stream()
			.map((bean) -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
			.filter((type) -> !type.getName().contains("Test"))
			.flatMap((type) -> Stream.of(type.getDeclaredMethods())
				.filter((method) -> AnnotatedElementUtils.hasAnnotation(method, RequestMapping.class))
				.map((method) -> new HandlerMethod(new SpringObjenesis().newInstance(type), method)));
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

		@GetMapping("/protocol")
		String protocol() {
			return "";
		}

		record Look(@Nullable String color) {
		}

	}

	/**
	 * A protocol with a path on the shelf.
	 */
	private static final class ShelfProtocol implements ErrorForm {

		@Override
		public boolean covers(String path) {
			return path.equals("/shelf/protocol");
		}

		@Override
		public Object body(Problem problem, String detail) {
			return detail;
		}

	}

}
