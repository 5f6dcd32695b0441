package io.convscope.request;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import io.convscope.web.JsonSettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

/**
 * JSON that is not what is wanted is told so in words, with no names of classes.
 */
class JsonProblemTests {

	private final JsonMapper json = strict();

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			{}                       | id must be given
			{"id":null}              | id must be given
			{"id":5}                 | id must be a text
			{"id":"a","count":"3"}   | count must be a whole number
			{"id":"a","count":1.5}   | count must be a whole number
			{"id":"a","share":true}  | share must be a number
			{"id":"a","size":1}      | size is not a field
			"a"                      | The body must be another kind of JSON: an object
			[]                       | The body must be another kind of JSON: an object
			{"id":"a"}}              | line 1, column
			{"id":                   | The body is not JSON (line 1, column
			{"id":"a","share":NaN}   | 'NaN' is no value in JSON
			{"id":"a","share":-Infinity} | is no value in JSON
			{"id":"a" /* b */}       | Unexpected character
			{"id":"a"                | expected close marker for Object
			""")
	void namesTheFirstPlaceThatIsWrong(String body, String sentence) {
		JacksonException wrong = catchThrowableOfType(JacksonException.class,
				() -> this.json.readValue(body, Body.class));
		assertThat(JsonProblem.describe(wrong)).contains(sentence)
			.doesNotContain("io.convscope", "Exception", "REDACTED", "eature", "enable");
	}

	private static JsonMapper strict() {
		JsonMapper.Builder builder = JsonMapper.builder();
		new JsonSettings().strictJson().customize(builder);
		return builder.build();
	}

	private record Body(@JsonSetter(nulls = Nulls.FAIL) String id, @Nullable Integer count, @Nullable Double share) {
	}

}
