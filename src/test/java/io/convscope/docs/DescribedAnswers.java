package io.convscope.docs;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

import io.convscope.docs.ApiDescription.Call;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Tells whether an answer is one that {@code openapi.json} describes: its status, its
 * type, and its body by the schema; the kind of a problem too.
 */
public final class DescribedAnswers {

	/** Files of the page, and what an administrator may turn on. */
	private static final Pattern NO_CALLS = Pattern
		.compile("/|/index\\.html|/favicon\\.svg|/(css|js|texts|webjars)/.*|/actuator(/.*)?|/v3/.*");

	/** Where {@code ProxyIT} has the service. */
	private static final Pattern BELOW_A_PATH = Pattern.compile("^/cnn(?=/)");

	/** What is described once for all calls. */
	private static final Set<Integer> OF_ANY_CALL = Set.of(400, 401, 403, 405, 406, 408, 413, 415, 421, 429, 500, 501,
			503, 505);

	private static final String PROBLEM = "/components/schemas/Problem";

	private static final ApiDescription DESCRIPTION = ApiDescription.OF_SERVICE;

	private static final String OF_ANY_CALL_IN_WORDS = DESCRIPTION.at("/components/responses/Other/description")
		.stringValue();

	private static final JsonMapper JSON = new JsonMapper();

	private DescribedAnswers() {
	}

	/**
	 * Requires that an answer is described.
	 * @param method of the request
	 * @param path of the request, without its query
	 * @param status of the answer
	 * @param type its Content-Type; null or empty for none
	 * @param body its body
	 */
	public static void require(String method, String path, int status, @Nullable String type, byte[] body) {
		assertThat(faults(method, path, status, type, body))
			.as("what openapi.json does not describe of the answer %d to %s %s", status, method, path)
			.isEmpty();
	}

	static List<String> faults(String method, String asked, int status, @Nullable String type, byte[] body) {
		String path = BELOW_A_PATH.matcher(asked).replaceFirst("");
		if (method.equals("OPTIONS") || status == HttpStatus.PERMANENT_REDIRECT.value()) {
			return List.of();
		}
		Optional<Call> call = DESCRIPTION.find(method, path.replaceFirst("(?<=.)/$", ""));
		if (call.isEmpty()) {
			return (status >= 400) ? ofProblem(type, body)
					: NO_CALLS.matcher(path).matches() ? List.of() : List.of("the call is not described");
		}
		JsonNode responses = call.get().operation().get("responses");
		String key = responses.has(String.valueOf(status)) ? String.valueOf(status) : "default";
		if (key.equals("default") && !OF_ANY_CALL.contains(status)) {
			return List.of("the status is not described");
		}
		JsonNode response = responses.get(key);
		if (method.equals("HEAD") || body.length == 0) {
			return List.of();
		}
		return ofBody(response, call.get().pointer() + "/responses/" + key, String.valueOf(type), body);
	}

	private static List<String> ofProblem(@Nullable String type, byte[] body) {
		boolean json = type != null && MediaType.parseMediaType(type).getSubtype().equals("problem+json");
		return (json && body.length > 0) ? DESCRIPTION.faults(JSON.readTree(body), PROBLEM).toList() : List.of();
	}

	private static List<String> ofBody(JsonNode response, String place, String type, byte[] body) {
		MediaType sent = MediaType.parseMediaType(type);
		Optional<String> described = DESCRIPTION.resolve(response)
			.path("content")
			.propertyNames()
			.stream()
			.filter((each) -> MediaType.parseMediaType(each).includes(sent))
			.findFirst();
		if (described.isEmpty()) {
			return List.of("the type " + type + " is not described");
		}
		if (!sent.getSubtype().endsWith("json")) {
			return List.of();
		}
		JsonNode value = JSON.readTree(body);
		String kind = value.path("type").stringValue("").replace("/problems/", "");
		if (sent.getSubtype().startsWith("problem") && response.has("description")
				&& !(response.get("description").stringValue() + OF_ANY_CALL_IN_WORDS).contains("`" + kind + "`")) {
			return List.of("the problem " + kind + " is not described");
		}
		String at = response.has("$ref") ? response.get("$ref").stringValue().substring(1) : place;
		return DESCRIPTION.faults(value, at + "/content/" + ApiDescription.escaped(described.get()) + "/schema")
			.toList();
	}

}
