package io.convscope;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * The files in {@code deploy/kserve}: the service, started as they say, is what KServe
 * expects of it.
 */
@Tag("ci")
class KServeFilesIT {

	private static final Path FILES = Path.of("deploy/kserve");

	private static final String MOUNT = "/mnt/models";

	// what KServe puts in the place of {{.Name}}
	private static final String NAME = "pictures";

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final byte[] NOTHING = {};

	private static final Map<String, JsonNode> RUNTIMES = new TreeMap<>();

	@TempDir
	private Path folder;

	@BeforeAll
	static void read() throws IOException {
		for (JsonNode each : documents("runtimes.yaml")) {
			RUNTIMES.put(each.at("/metadata/name").stringValue(), each);
		}
	}

	private static List<JsonNode> documents(String file) throws IOException {
		List<JsonNode> documents = new ArrayList<>();
		try (InputStream content = Files.newInputStream(FILES.resolve(file))) {
			new Yaml().loadAll(content).forEach((each) -> documents.add(JsonMapper.shared().valueToTree(each)));
		}
		return documents;
	}

	@Test
	void theServiceNamesARuntimeThatTakesItsModels() throws IOException {
		for (JsonNode service : documents("service.yaml")) {
			assertThat(service.get("apiVersion").stringValue()).isEqualTo("serving.kserve.io/v1beta1");
			assertThat(service.get("kind").stringValue()).isEqualTo("InferenceService");
			JsonNode model = service.at("/spec/predictor/model");
			JsonNode runtime = RUNTIMES.get(model.get("runtime").stringValue());
			assertThat(runtime.at("/spec/supportedModelFormats").findValuesAsString("name"))
				.contains(model.at("/modelFormat/name").stringValue());
			assertThat(texts(runtime.at("/spec/protocolVersions")))
				.contains(model.get("protocolVersion").stringValue());
			assertThat(model.get("storageUri").stringValue()).matches("(pvc|s3)://[^/]+/.+");
		}
	}

	@Test
	void eachRuntimeIsAContainerThatWritesWhereItMay() {
		assertThat(RUNTIMES).hasSize(2).allSatisfy((name, runtime) -> {
			assertThat(runtime.get("apiVersion").stringValue()).isEqualTo("serving.kserve.io/v1alpha1");
			assertThat(runtime.get("kind").stringValue()).isEqualTo("ServingRuntime");
			JsonNode container = containerOf(runtime);
			assertThat(runtime.at("/spec/containers").size()).isEqualTo(1);
			assertThat(container.get("name").stringValue()).as("the one that KServe changes")
				.isEqualTo("kserve-container");
			assertThat(container.at("/securityContext/readOnlyRootFilesystem").booleanValue()).isTrue();
			List<String> mounts = container.get("volumeMounts").findValuesAsString("mountPath");
			assertThat(mounts).contains("/tmp", environment(container).get("CONVSCOPE_HOME"));
			assertThat(new TreeSet<>(container.get("volumeMounts").findValuesAsString("name"))).isEqualTo(new TreeSet<>(
					runtime.at("/spec/volumes").valueStream().map((each) -> each.get("name").stringValue()).toList()));
			JsonNode port = container.at("/ports/0/containerPort");
			assertThat(port.intValue()).as("the service's own").isEqualTo(8080);
			for (String probe : List.of("readinessProbe", "livenessProbe")) {
				assertThat(container.at("/" + probe + "/httpGet/port")).isEqualTo(port);
			}
		});
	}

	@ParameterizedTest
	@ValueSource(strings = { "convscope", "convscope-weights" })
	void theServiceAnswersWhatKServeAsks(String name) throws IOException {
		Path models = Files.createDirectory(this.folder.resolve("models"));
		JsonNode container = containerOf(RUNTIMES.get(name));
		String[] arguments = texts(container.get("args")).stream()
			.map((each) -> each.replace("{{.Name}}", NAME).replace(MOUNT, models.toString()))
			.toArray(String[]::new);
		assertThat(Arrays.asList(arguments)).noneMatch((each) -> each.contains("{{"))
			.anyMatch((each) -> each.endsWith("=" + models));
		Map<String, String> environment = environment(container);
		environment.remove("CONVSCOPE_HOME");
		// as in a container, where keys would be asked for
		environment.put("SERVER_ADDRESS", "0.0.0.0");
		try (JarProcess process = JarProcess.start(this.folder.resolve("home"), environment, arguments)) {
			ServiceClient client = process.awaitReady();
			String ready = path(container, "readinessProbe");
			assertThat(status(client, path(container, "livenessProbe"))).isEqualTo(200);
			assertThat(status(client, ready)).as("before there is a model").isGreaterThanOrEqualTo(400);
			provide(models, name);
			await().atMost(PATIENCE).until(() -> status(client, ready) == 200);
			assertThat(texts(RUNTIMES.get(name).at("/spec/protocolVersions"))).containsExactly("v2");
			for (String path : List.of("/v2", "/v2/health/live", "/v2/health/ready", "/v2/models/" + NAME,
					"/v2/models/" + NAME + "/ready")) {
				assertThat(status(client, path)).as(path).isEqualTo(200);
			}
			assertThat(infer(client)).isEqualTo(10);
		}
	}

	// a service that trains publishes to a store; files are put into a folder
	private void provide(Path models, String runtime) throws IOException {
		boolean store = runtime.equals("convscope");
		try (JarProcess trainer = JarProcess.start(this.folder.resolve("trainer"),
				store ? new String[] { "--convscope.models.store=" + models } : new String[0])) {
			ServiceClient client = trainer.awaitReady();
			if (store) {
				await().atMost(PATIENCE).until(() -> Files.exists(models.resolve("index.json")));
			}
			else {
				Files.writeString(models.resolve("any.json"), "{\"dataset\":\"cifar10\"}");
				Files.write(models.resolve("any.safetensors"), client.bytes("/models/pretrained/weights"));
			}
		}
	}

	private static int infer(ServiceClient client) {
		JsonNode input = client.get("/v2/models/" + NAME).at("/inputs/0");
		String request = """
				{"inputs":[{"name":"%s","datatype":"%s","shape":[1,3,32,32],"data":%s}]}""".formatted(
				input.get("name").stringValue(), input.get("datatype").stringValue(),
				Arrays.toString(new float[3 * 32 * 32]));
		ServiceClient.Answer answer = client.send("POST", "/v2/models/" + NAME + "/infer",
				request.getBytes(StandardCharsets.UTF_8), "Content-Type", "application/json");
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
		return answer.json().at("/outputs/0/data").size();
	}

	private static int status(ServiceClient client, String path) {
		return client.send("GET", path, NOTHING).status();
	}

	private static JsonNode containerOf(JsonNode runtime) {
		return runtime.at("/spec/containers/0");
	}

	private static String path(JsonNode container, String probe) {
		return container.at("/" + probe + "/httpGet/path").stringValue().replace("{{.Name}}", NAME);
	}

	private static Map<String, String> environment(JsonNode container) {
		Map<String, String> environment = new TreeMap<>();
		container.get("env")
			.forEach((each) -> environment.put(each.get("name").stringValue(), each.get("value").stringValue()));
		return environment;
	}

	private static List<String> texts(JsonNode list) {
		return list.valueStream().map(JsonNode::stringValue).toList();
	}

}
