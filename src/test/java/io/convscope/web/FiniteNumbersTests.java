package io.convscope.web;

import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.convscope.web.problem.MultipartProblem;
import io.convscope.web.problem.ProblemAdvice;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.exc.StreamWriteException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * No number that is not finite leaves as a text.
 */
class FiniteNumbersTests {

	private static final JsonMapper JSON = JsonMapper
		.builder(JsonFactory.builder().addDecorator((factory, generator) -> new FiniteNumbers(generator)).build())
		.build();

	private final MockMvcTester mvc = MockMvcTester.of(List.of(new Numbers()), (builder) -> builder
		.setControllerAdvice(
				new ProblemAdvice(new MultipartProblem(new MultipartProperties(), new TomcatServerProperties())))
		.setMessageConverters(new JsonSettings.JsonAnswers(JSON))
		.build());

	@ParameterizedTest
	@ValueSource(doubles = { Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY })
	void noKindOfNumberMayBeInfinite(double value) {
		for (Object each : new Object[] { value, (float) value, new float[] { 1, (float) value },
				new double[] { 1, value }, new float[][] { { 1 }, { (float) value } } }) {
			assertThatExceptionOfType(StreamWriteException.class)
				.isThrownBy(() -> JSON.writeValueAsBytes(Map.of("value", each)))
				.withMessageContaining("A number of the answer is");
		}
	}

	@Test
	void finiteNumbersAreWrittenAsEver() {
		Object value = Map.of("values", new Object[] { 1.5, 2.5f, new double[] { 3 }, new float[][] { { 4, 5 } } });
		assertThat(JSON.writeValueAsString(value)).isEqualTo(new JsonMapper().writeValueAsString(value));
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 1000 })
	void anAnswerWithOneIsAProblemInstead(int before) {
		assertThat(this.mvc.get().uri("/numbers?before=" + before)).hasStatus(500)
			.hasContentType("application/problem+json")
			.bodyText()
			.contains("/problems/internal")
			.contains("A number of the answer is not finite")
			.doesNotContain("NaN");
	}

	/**
	 * Answers with a number that is none.
	 */
	@RestController
	static class Numbers {

		@GetMapping("/numbers")
		Map<String, float[]> numbers(@RequestParam("before") int before) {
			float[] values = new float[before + 1];
			Arrays.fill(values, 1);
			values[before] = Float.NaN;
			return Map.of("values", values);
		}

	}

}
