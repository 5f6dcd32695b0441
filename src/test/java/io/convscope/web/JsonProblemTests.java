package io.convscope.web;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

class JsonProblemTests {

	private final JsonMapper json = mapper();

	private static JsonMapper mapper() {
		JsonMapper.Builder builder = JsonMapper.builder();
		new JsonSettings().strictJson().customize(builder);
		return builder.build();
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{"count":"3"}           | count must be a whole number
			{"count":1.5}           | count must be a whole number
			{"count":true}          | count must be a whole number
			{"rate":"x"}            | rate must be a number
			{"rate":[]}             | rate must be a number
			{"name":5}              | name must be a text, not "5" (line 1, column 9)
			{"inner":{"count":"x"}} | inner.count must be a whole number
			{"speed":1}             | speed is not a field; there are
			{"count":1              | (line 1, column
			{"count":1}x            | (line 1, column
			{"count":1,"count":2}   | count
			[]                      | The body must be a JSON object
			5                       | The body must be a JSON object
			"text"                  | The body must be a JSON object
			""")
	void namesThePlaceAndWhatIsWanted(String body, String message) {
		assertThat(describe(body)).contains(message);
	}

	@ParameterizedTest
	@ValueSource(strings = { "[]", "5", "\"x\"", "{\"count\":\"3\"}", "{\"inner\":3}", "{\"count\":{}}", "{" })
	void tellsNothingOfTheProgram(String body) {
		assertThat(describe(body)).doesNotContain("io.convscope", "java.", "Jackson", "constructor");
	}

	private String describe(String body) {
		return JsonProblem
			.describe(catchThrowableOfType(JacksonException.class, () -> this.json.readValue(body, Body.class)));
	}

	record Body(@Nullable Integer count, @Nullable Double rate, @Nullable String name, @Nullable Body inner) {
	}

}
