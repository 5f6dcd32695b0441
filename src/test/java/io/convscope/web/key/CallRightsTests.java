package io.convscope.web.key;

import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convscope.access.Right;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.context.support.StaticApplicationContext;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.stereotype.Controller;
import org.springframework.util.ClassUtils;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

import static org.assertj.core.api.Assertions.assertThat;

class CallRightsTests {

	private final CallRights rights = new CallRights(new WebEndpointProperties());

	@Test
	void eachCallOfAControllerHasARightAndNoneIsOfNobody() {
		Set<String> written = CallRights.calls()
			.values()
			.stream()
			.flatMap(List::stream)
			.collect(Collectors.toCollection(TreeSet::new));
		Set<String> mapped = new Mappings().calls();
		mapped.removeIf((call) -> call.endsWith(" /session")); // of any key, or of none
		mapped.removeAll(
				Set.of("GET /api", "GET /openapi.json", "GET /ping", "GET /v2/health/live", "GET /v2/health/ready"));
		assertThat(mapped).as("CallRights says which right each call needs").isEqualTo(written);
	}

	@Test
	void eachCallHasOneRight() {
		assertThat(CallRights.calls().values().stream().flatMap(List::stream)).doesNotHaveDuplicates();
		assertThat(CallRights.calls()).containsOnlyKeys(Right.values());
	}

	@Test
	void theDocumentationHasEachCallAtItsRight() throws IOException {
		String documented = Files.readString(Path.of("docs/keys.md"));
		CallRights.calls()
			.forEach((right, calls) -> assertThat(callsOf(right, documented))
				.as("the calls of %s in docs/keys.md", right)
				.isEqualTo(calls.stream().sorted().toList()));
	}

	private static List<String> callsOf(Right right, String documented) {
		Matcher block = Pattern.compile("(?s)\n`" + right + "` [^`]*```\n(.*?)\n```").matcher(documented);
		return block.find() ? List.of(block.group(1).split(",\\s+")) : List.of();
	}

	@ParameterizedTest
	@CsvSource({ "GET, /runs, READ", "HEAD, /runs, READ", "GET, /models/current, READ", "PUT, /models/current, ADMIN",
			"POST, /predict, PREDICT", "POST, /v2/models/run-1/infer, PREDICT", "POST, /train, TRAIN",
			"POST, /train/schedule, READ", "POST, /networks/describe, READ", "PUT, /networks/describe, TRAIN",
			"GET, /featuremaps/conv1, READ", "POST, /featuremaps/conv1, PREDICT", "DELETE, /runs/1, TRAIN",
			"DELETE, /models/run-1, ADMIN", "GET, /actuator/info, READ", "GET, /actuator/prometheus, READ",
			"GET, /actuator/heapdump, ADMIN", "POST, /actuator/loggers/io.convscope, ADMIN",
			"GET, /actuator/healthy, ADMIN", "PATCH, /nothing, ADMIN", "POST, /actuator/health, ADMIN",
			"POST, /js/main.js, ADMIN" })
	void oneRightIsNeeded(String method, String path, Right right) {
		assertThat(needed(method, path)).isEqualTo(CallRights.Need.of(right));
	}

	@ParameterizedTest
	@ValueSource(strings = { "/", "/index.html", "/js/base/api.js", "/css/base.css", "/texts/de.json", "/favicon.svg",
			"/webjars/uplot/1.6.30/dist/uPlot.min.css", "/actuator/health", "/actuator/health/readiness", "/session",
			"/ping", "/v2/health/live", "/v2/health/ready", "/api", "/openapi.json" })
	void thePageAndTheHealthAreOpen(String path) {
		assertThat(needed("GET", path)).isEqualTo(CallRights.Need.NOTHING);
	}

	@ParameterizedTest
	@ValueSource(strings = { "//", "/jsx", "/nothing", "/INDEX.html", "/index.html/", "/.", "/error" })
	void whatIsNoPartOfThePageNeedsAKey(String path) {
		assertThat(needed("GET", path).key()).isTrue();
	}

	@Test
	void pathParametersAreNoWayAround() {
		assertThat(needed("POST", "/train;x=js")).isEqualTo(CallRights.Need.of(Right.TRAIN));
		assertThat(needed("POST", "/tr%61in")).isEqualTo(CallRights.Need.of(Right.TRAIN));
	}

	@Test
	void theActuatorMayBeElsewhere() {
		WebEndpointProperties endpoints = new WebEndpointProperties();
		endpoints.setBasePath("/manage");
		CallRights moved = new CallRights(endpoints);
		assertThat(moved.neededFor(request("GET", "/manage/health"))).isEqualTo(CallRights.Need.NOTHING);
		assertThat(moved.neededFor(request("GET", "/manage/env"))).isEqualTo(CallRights.Need.of(Right.ADMIN));
		assertThat(moved.neededFor(request("GET", "/actuator/health"))).isEqualTo(CallRights.Need.A_KEY);
	}

	private CallRights.Need needed(String method, String path) {
		return this.rights.neededFor(request(method, path));
	}

	private static MockHttpServletRequest request(String method, String path) {
		return new MockHttpServletRequest(method, path);
	}

	/**
	 * What Spring reads from the controllers.
	 */
	private static final class Mappings extends RequestMappingHandlerMapping {

		Set<String> calls() {
			setApplicationContext(new StaticApplicationContext());
			setEmbeddedValueResolver(new StandardEnvironment()::resolvePlaceholders);
			afterPropertiesSet();
			ClassPathScanningCandidateComponentProvider scan = new ClassPathScanningCandidateComponentProvider(false);
			scan.addIncludeFilter(new AnnotationTypeFilter(Controller.class));
			return scan.findCandidateComponents("io.convscope")
				.stream()
				.map((bean) -> ClassUtils.resolveClassName(String.valueOf(bean.getBeanClassName()), null))
				.filter((type) -> !type.getName().contains("Test"))
				.flatMap((type) -> Stream.of(type.getDeclaredMethods()).flatMap((method) -> calls(method, type)))
				.filter((call) -> !call.endsWith(" /error"))
				.collect(Collectors.toCollection(TreeSet::new));
		}

		private Stream<String> calls(Method method, Class<?> controller) {
			RequestMappingInfo mapping = getMappingForMethod(method, controller);
			if (mapping == null) {
				return Stream.of();
			}
			Set<RequestMethod> methods = mapping.getMethodsCondition().getMethods();
			return (methods.isEmpty() ? Arrays.stream(RequestMethod.values()) : methods.stream())
				.flatMap((each) -> mapping.getPatternValues().stream().map((path) -> each + " " + path));
		}

	}

}
