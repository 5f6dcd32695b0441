package io.convscope.docs;

import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

import io.convscope.ServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The ranges, choices and defaults in {@code openapi.json} are those of the service: it
 * is asked with values beyond them, and its sentences have to name the same range.
 */
class OpenApiRangesIT extends ServiceTest {

	private static final ApiDescription DESCRIPTION = ApiDescription.OF_SERVICE;

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	/** What is asked for: a run, its model, and a data set of one's own. */
	private static final Map<String, String> PLACES = Map.of("/runs/{id}", "/runs/1", "/models/{id}", "/models/run-1",
			"/datasets/{name}/pictures", "/datasets/own/pictures", "{name}", "shapes", "{part}", "test", "{layer}",
			"conv1", "{channel}/{row}/{column}", "0/0/0", "{index}", "0");

	private static final Map<String, String> REQUIRED = Map.of("a", "run-1", "b", "run-1", "sample", "shapes/test/0");

	/** Options of one method only. */
	private static final Map<String, String> METHODS = Map.of("patch", "occlusion", "stride", "occlusion", "cover",
			"occlusion", "smooth", "saliency");

	@Test
	void parametersOfAddressesHaveTheirRangesAndDefaults() throws Exception {
		send("POST", "/datasets", "{\"name\":\"own\",\"labels\":[\"a\",\"b\"]}");
		send("POST", "/train", "{\"dataset\":\"shapes\",\"epochs\":1,\"trainLimit\":64,\"batchSize\":64}");
		await().atMost(Duration.ofMinutes(5)).until(() -> get("/runs/1").body().contains("COMPLETED"));
		send("PUT", "/models/current", "{\"id\":\"run-1\"}");
		int ranges = 0;
		int defaults = 0;
		for (ApiDescription.Call call : DESCRIPTION.calls()) {
			String path = path(call.path().getPatternString());
			if (!call.method().equals("get") || path.contains("{") || path.startsWith("/actuator")) {
				continue;
			}
			Map<String, JsonNode> parameters = new LinkedHashMap<>(DESCRIPTION.parameters(call));
			parameters.values().removeIf((each) -> !each.get("in").stringValue().equals("query"));
			for (Map.Entry<String, JsonNode> each : parameters.entrySet()) {
				JsonNode schema = each.getValue().get("schema");
				Optional<String> said = complaint(path, parameters.keySet(), each.getKey());
				if (said.isPresent()) {
					assertThat(said.get()).as("%s of %s", each.getKey(), call).matches(rule(schema));
					ranges++;
				}
				if (schema.has("default")) {
					String usual = each.getKey() + "=" + encoded(schema.get("default").asString());
					String without = get(path, parameters.keySet(), "");
					assertThat(without).as(call.toString()).startsWith("200 ");
					assertThat(get(path, parameters.keySet(), usual).equals(without)).as("%s of %s", usual, call)
						.isTrue();
					defaults++;
				}
			}
		}
		assertThat(ranges).isGreaterThan(60);
		assertThat(defaults).isGreaterThan(30);
	}

	@Test
	void fieldsOfFormsHaveTheirRanges() throws Exception {
		int ranges = 0;
		for (ApiDescription.Call call : DESCRIPTION.calls()) {
			JsonNode form = DESCRIPTION
				.resolve(call.operation().at("/requestBody/content/multipart~1form-data/schema"));
			for (Map.Entry<String, JsonNode> field : form.path("properties").properties()) {
				if (isText(field.getValue())) {
					Optional<String> said = complaint(formWith(call, field.getKey(), form), field.getKey());
					assertThat(said).as("%s of %s", field.getKey(), call).isPresent();
					assertThat(said.get()).as("%s of %s", field.getKey(), call).matches(rule(field.getValue()));
					ranges++;
				}
			}
		}
		assertThat(ranges).isGreaterThanOrEqualTo(3);
	}

	// not a file, nor a list of them
	private static boolean isText(JsonNode schema) {
		return !schema.has("format") && !schema.path("type").asString().equals("array");
	}

	private static String beyond(JsonNode schema) {
		return schema.has("maximum") ? "99999" : "?";
	}

	private HttpResponse<String> formWith(ApiDescription.Call call, String wrong, JsonNode form) throws Exception {
		StringBuilder parts = new StringBuilder();
		for (Map.Entry<String, JsonNode> field : form.get("properties").properties()) {
			boolean text = isText(field.getValue());
			if (field.getKey().equals(wrong) || !text) {
				parts.append("--x\r\nContent-Disposition: form-data; name=\"").append(field.getKey()).append('"');
				parts.append(
						text ? "\r\n\r\n" + beyond(field.getValue()) + "\r\n" : "; filename=\"a.zip\"\r\n\r\nPK\r\n");
			}
		}
		HttpRequest request = request(path(call.path().getPatternString()))
			.header("Content-Type", "multipart/form-data; boundary=x")
			.method(call.method().toUpperCase(Locale.ROOT), BodyPublishers.ofString(parts + "--x--\r\n"))
			.build();
		return HTTP.send(request, BodyHandlers.ofString());
	}

	// empty where the service takes any text
	private Optional<String> complaint(String path, Set<String> parameters, String name) throws Exception {
		return complaint(answer(path, parameters,
				name + "=%3F" + (METHODS.containsKey(name) ? "&method=" + METHODS.get(name) : "")), name);
	}

	private static Optional<String> complaint(HttpResponse<String> answer, String name) {
		if (answer.statusCode() != 400) {
			return Optional.empty();
		}
		for (JsonNode error : JSON.readTree(answer.body()).path("errors")) {
			if (error.get("field").stringValue().equals(name)) {
				return Optional.of(error.get("message").stringValue().replaceFirst(", not (\"\\?\"|9+)$", ""));
			}
		}
		return Optional.empty();
	}

	private static String rule(JsonNode schema) {
		if (schema.has("enum")) {
			Set<String> choices = new TreeSet<>();
			schema.get("enum").forEach((each) -> choices.add(each.stringValue()));
			String any = "(" + String.join("|", choices) + ")";
			return "must be " + any + "((, | or )" + any + "){" + (choices.size() - 1) + "}.*";
		}
		return switch (schema.get("type").asString()) {
			case "integer" -> "must be a whole number "
					+ (schema.has("maximum") ? "from " + schema.get("minimum") + " to " + schema.get("maximum")
							: "(of at least " + schema.get("minimum") + "|from " + schema.get("minimum") + " to \\d+)");
			case "number" -> "must be (a number from " + schema.get("minimum") + " to |" + schema.get("minimum")
					+ " or more, up to )" + schema.get("maximum");
			case "boolean" -> "must be true or false";
			default -> "must .*"; // said in words
		};
	}

	private static String path(String pattern) {
		String path = pattern;
		for (Map.Entry<String, String> each : PLACES.entrySet()) {
			path = each.getKey().startsWith("/") ? path.replace(each.getKey(), each.getValue()) : path;
		}
		for (Map.Entry<String, String> each : PLACES.entrySet()) {
			path = path.replace(each.getKey(), each.getValue());
		}
		return path;
	}

	private String get(String path, Set<String> parameters, String query) throws Exception {
		HttpResponse<String> answer = answer(path, parameters, query);
		return answer.statusCode() + " " + answer.body();
	}

	private HttpResponse<String> answer(String path, Set<String> parameters, String query) throws Exception {
		StringBuilder whole = new StringBuilder(path).append('?').append(query);
		REQUIRED.forEach((name, value) -> {
			if (parameters.contains(name) && !query.startsWith(name + "=")) {
				whole.append('&').append(name).append('=').append(value);
			}
		});
		return get(whole.toString());
	}

	private static String encoded(String value) {
		return URLEncoder.encode(value, StandardCharsets.UTF_8);
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return HTTP.send(request(path).build(), BodyHandlers.ofString(StandardCharsets.ISO_8859_1));
	}

	private void send(String method, String path, String body) throws IOException, InterruptedException {
		HttpRequest request = request(path).header("Content-Type", "application/json")
			.method(method, BodyPublishers.ofString(body))
			.build();
		assertThat(HTTP.send(request, BodyHandlers.ofString()).statusCode()).isBetween(200, 299);
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

}
