package io.convscope.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/**
 * {@code openapi.json}. Its schemas are taken more strictly than they are written: an
 * object has no other fields than those that are described, so that a new one is noticed.
 * Thread-safe.
 */
public final class ApiDescription {

	private static final String URI = "https://convscope.test/openapi.json";

	private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

	// unknown to JSON Schema
	private static final Set<String> KEYWORDS_OF_OPENAPI = Set.of("discriminator", "example");

	/** The description of the service that is tested. */
	public static final ApiDescription OF_SERVICE = new ApiDescription(read());

	private final JsonNode root;

	private final List<Call> calls;

	private final SchemaRegistry schemas;

	private ApiDescription(ObjectNode root) {
		this.root = root;
		this.calls = calls(root.get("paths"));
		ObjectNode strict = root.deepCopy();
		close(strict.at("/components/schemas"));
		this.schemas = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12,
				(builder) -> builder.schemas(Map.of(URI, strict.toString())));
	}

	private static ObjectNode read() {
		try {
			return (ObjectNode) new JsonMapper()
				.readTree(new ClassPathResource("api/openapi.json").getContentAsByteArray());
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static List<Call> calls(JsonNode paths) {
		return paths.propertyStream()
			.flatMap((path) -> path.getValue()
				.propertyStream()
				.filter((each) -> METHODS.contains(each.getKey()))
				.map((each) -> new Call(each.getKey(), PathPatternParser.defaultInstance.parse(path.getKey()),
						each.getValue())))
			.sorted(Comparator.comparing(Call::path, PathPattern.SPECIFICITY_COMPARATOR))
			.toList();
	}

	private static void close(JsonNode schema) {
		schema.forEach(ApiDescription::close);
		if (schema instanceof ObjectNode object) {
			object.remove(KEYWORDS_OF_OPENAPI);
		}
		if (schema instanceof ObjectNode object && object.path("properties").isObject()
				&& object.path("type").stringValue("").equals("object") && !object.has("additionalProperties")) {
			object.put("additionalProperties", false);
		}
	}

	public List<Call> calls() {
		return this.calls;
	}

	/**
	 * Finds a call.
	 * @param method for example {@code POST}
	 * @param path without a query
	 * @return the call; empty if it is not described
	 */
	Optional<Call> find(String method, String path) {
		String name = method.toLowerCase(Locale.ROOT);
		return this.calls.stream()
			.filter((call) -> call.method().equals(name.equals("head") ? "get" : name))
			.filter((call) -> call.path().matches(PathContainer.parsePath(path)))
			.findFirst();
	}

	/**
	 * Follows a reference.
	 * @param node anything in the description
	 * @return what it refers to, or the node itself
	 */
	public JsonNode resolve(JsonNode node) {
		return node.has("$ref") ? this.root.at(node.get("$ref").stringValue().substring(1)) : node;
	}

	public JsonNode at(String pointer) {
		return this.root.at(pointer);
	}

	/**
	 * Lists the parameters of a call.
	 * @param call the call
	 * @return by their names
	 */
	public Map<String, JsonNode> parameters(Call call) {
		Map<String, JsonNode> parameters = new LinkedHashMap<>();
		call.operation()
			.path("parameters")
			.forEach((each) -> parameters.put(resolve(each).get("name").stringValue(), resolve(each)));
		return parameters;
	}

	/**
	 * Checks a value.
	 * @param value the value
	 * @param schema where its schema is, for example {@code /components/schemas/Run}
	 * @return what is wrong; empty if nothing is
	 */
	Stream<String> faults(JsonNode value, String schema) {
		return this.schemas.getSchema(SchemaLocation.of(URI + "#" + schema))
			.validate(value)
			.stream()
			.map(Error::toString);
	}

	/**
	 * Writes a name as a part of a JSON pointer.
	 * @param name any name
	 * @return the part
	 */
	static String escaped(String name) {
		return name.replace("~", "~0").replace("/", "~1");
	}

	/**
	 * A call of the API.
	 *
	 * @param method in lower case
	 * @param path its path
	 * @param operation all of it
	 */
	public record Call(String method, PathPattern path, JsonNode operation) {

		/**
		 * Tells where its description is.
		 * @return a JSON pointer
		 */
		String pointer() {
			return "/paths/" + escaped(this.path.getPatternString()) + "/" + this.method;
		}

		@Override
		public String toString() {
			return this.method.toUpperCase(Locale.ROOT) + " " + this.path;
		}

	}

}
