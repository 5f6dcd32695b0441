package io.convscope.docs;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

import io.convscope.ServiceTest;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * {@code openapi.json} describes the calls of the controllers, as springdoc reads them,
 * and the fields of requests with the ranges that the service tells.
 */
@TestPropertySource(properties = { "springdoc.api-docs.enabled=true", "springdoc.default-flat-param-object=true",
		"springdoc.paths-to-exclude=/error", "springdoc.use-fqn=true",
		"springdoc.override-with-generic-response=false" })
class OpenApiIT extends ServiceTest {

	private static final List<String> KEYWORDS = List.of("minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum",
			"minLength", "maxLength", "uniqueItems", "enum", "default");

	/** What is no controller's. */
	private static final Pattern OF_SPRING = Pattern.compile("GET /actuator/.*");

	private static final Set<String> OF_TENSORS = Set.of("header Content-Encoding",
			"header Inference-Header-Content-Length");

	private static final Set<String> SENT_AGAIN = Set.of("header Idempotency-Key");

	/** Parameters that controllers do not declare as such. */
	private static final Map<String, Set<String>> READ_BY_HAND = Map.of("GET /datasets/{name}/samples/{part}/{index}",
			Set.of("query format"), "POST /v2/models/{name}/infer", OF_TENSORS,
			"POST /v2/models/{name}/versions/{version}/infer", OF_TENSORS, "GET /models/{id}/weights",
			Set.of("header Range", "header If-Range"), "POST /train", SENT_AGAIN, "POST /runs/{id}/extend", SENT_AGAIN,
			"POST /sweeps", SENT_AGAIN, "POST /models", SENT_AGAIN, "POST /datasets", SENT_AGAIN);

	private static final ApiDescription DESCRIPTION = ApiDescription.OF_SERVICE;

	private static final JsonMapper JSON = new JsonMapper();

	@Test
	void itHasTheCallsOfTheControllersWithTheirParameters() throws Exception {
		JsonNode read = JSON.readTree(get("/v3/api-docs").body());
		Map<String, Set<String>> ofControllers = new TreeMap<>();
		read.get("paths")
			.forEachEntry((path, calls) -> calls.forEachEntry((method, call) -> ofControllers
				.put(method.toUpperCase(Locale.ROOT) + " " + path, parameters(call))));
		READ_BY_HAND.forEach((call, names) -> ofControllers.get(call).addAll(names));
		Map<String, Set<String>> described = new TreeMap<>();
		DESCRIPTION.calls()
			.stream()
			.filter((call) -> !OF_SPRING.matcher(call.toString()).matches())
			.forEach((call) -> described.put(call.toString(), parameters(call.operation())));
		assertThat(described).isEqualTo(ofControllers);
	}

	private static Set<String> parameters(JsonNode call) {
		return StreamSupport.stream(call.path("parameters").spliterator(), false)
			.map(DESCRIPTION::resolve)
			.map((each) -> each.get("in").stringValue() + " " + each.get("name").stringValue())
			.collect(Collectors.toCollection(TreeSet::new));
	}

	@Test
	void fieldsOfRunsHaveTheirRangesAndDefaults() throws Exception {
		compare(JSON.readTree(get("/settings").body()).get("settings"), (field, name) -> assertSame(field,
				DESCRIPTION.at("/components/schemas/TrainingRequest/properties/" + name)));
	}

	@Test
	void fieldsOfLayersHaveTheirRangesAndDefaults() throws Exception {
		JsonNode kinds = JSON.readTree(get("/networks").body()).get("kinds");
		JsonNode mapping = DESCRIPTION.at("/components/schemas/Layer/discriminator/mapping");
		assertThat(mapping).hasSize(kinds.size());
		for (JsonNode kind : kinds) {
			JsonNode layer = DESCRIPTION.at(mapping.get(kind.get("kind").stringValue()).stringValue().substring(1));
			assertThat(layer.get("properties")).hasSize(kind.get("fields").size() + 2); // name
																						// and
																						// kind
			compare(kind.get("fields"), (field, name) -> {
				assertSame(field, layer.get("properties").get(name));
				assertThat(layer.get("required").toString().contains("\"" + name + "\"")).as(name)
					.isEqualTo(field.get("required").booleanValue());
			});
		}
	}

	private static void compare(JsonNode fields, BiConsumer<JsonNode, String> comparison) {
		assertThat(fields.isArray()).isTrue();
		fields.forEach((field) -> comparison.accept(field, field.get("name").stringValue()));
	}

	private static void assertSame(JsonNode field, JsonNode described) {
		for (String keyword : KEYWORDS) {
			boolean names = keyword.equals("enum") && field.get("name").stringValue().equals("network");
			if (!names) {
				assertThat(value(described, keyword)).as("%s of %s", keyword, field.get("name"))
					.isEqualTo(value(field, keyword));
			}
		}
		assertThat(described.path("items").path("enum")).isEqualTo(field.path("items").path("enum"));
		assertThat(described.path("anyOf")).hasSameSizeAs(field.path("anyOf"));
	}

	private static String value(JsonNode schema, String keyword) {
		JsonNode value = schema.path(keyword);
		if (value.isNumber()) {
			return Double.toString(value.doubleValue());
		}
		return value.isNull() ? "" : value.toString().replace(",null]", "]");
	}

	private HttpResponse<String> get(String path) throws IOException, InterruptedException {
		return HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path)).build(),
					HttpResponse.BodyHandlers.ofString());
	}

}
