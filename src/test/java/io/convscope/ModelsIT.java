package io.convscope;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import io.convscope.model.safetensors.SafetensorsFiles;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import org.springframework.core.io.ClassPathResource;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * Models that no run of this service made: the one that comes with it, and those that
 * people send.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class ModelsIT extends ServiceTest {

	private static final String BINARY = "application/octet-stream";

	private static final byte[] NOTHING = {};

	private static final byte[] THREE_CLASSES = SafetensorsFiles.ofClasses(3);

	@TempDir
	Path folder;

	@DynamicPropertySource
	static void leaveOutArchive(DynamicPropertyRegistry registry) {
		registry.add("convscope.dataset.cifar10.source", () -> "file:" + home.resolve("absent.tar.gz"));
	}

	@Test
	@Order(1)
	void answersFromTheFirstSecond() {
		JsonNode models = this.client.get("/models").get("models");
		assertThat(models).extracting((model) -> model.get("id").stringValue())
			.containsExactlyInAnyOrder("pretrained", "pretrained-deep");
		assertThat(models).allSatisfy((model) -> {
			assertThat(model.get("origin").stringValue()).isEqualTo("pretrained");
			assertThat(model.get("current").booleanValue())
				.isEqualTo(model.get("id").stringValue().equals("pretrained"));
			assertThat(model.get("runId").isNull()).isTrue();
		});
		double sum = 0;
		for (JsonNode each : predict("top=10", picture()).get("predictions")) {
			sum += each.get("probability").doubleValue();
		}
		assertThat(sum).isCloseTo(1, within(1e-5));
		JsonNode maps = this.client.get("/featuremaps/conv2?format=json");
		assertThat(maps.get("model").stringValue()).isEqualTo("pretrained");
		assertThat(maps.get("channels")).hasSize(32).anyMatch((channel) -> channel.get("zeros").doubleValue() < 1);
		assertThat(this.client.bytes("/featuremaps/conv1")).startsWith(0x89, 'P', 'N', 'G');
	}

	@Test
	@Order(2)
	void theFirstRunThatEndsBecomesCurrentAndItsModelCanBeDeletedOnceAnotherIs() {
		this.client.awaitCompleted(this.client.train("{'dataset':'shapes','epochs':1,'trainLimit':3200}"));
		assertThat(this.client.get("/models/current").get("id").stringValue()).isEqualTo("run-1");
		problem("DELETE", "/models/run-1", NOTHING, 409, "/problems/model-in-use");
		this.client.send("PUT", "/models/current", "{\"id\":\"pretrained\"}".getBytes(), "Content-Type",
				"application/json");
		assertThat(this.client.send("DELETE", "/models/run-1", NOTHING).status()).isEqualTo(204);
		problem("POST", "/predict?model=run-1&sample=shapes/test/0", NOTHING, 404, "/problems/unknown-model");
		assertThat(this.client.run(1).get("state").stringValue()).isEqualTo("COMPLETED");
	}

	@Test
	@Order(3)
	void takesWeightsAndGivesThemBack() {
		ServiceClient.Answer answer = add("?name=mine&labels=circle,square,star", THREE_CLASSES);
		assertThat(answer.status()).isEqualTo(201);
		JsonNode model = this.client.get("/models/mine");
		assertThat(answer.json()).isEqualTo(model);
		assertThat(model.get("labels")).hasSize(3);
		assertThat(model.get("dataset").isNull()).isTrue();
		assertThat(model.get("testAccuracy").isNull()).isTrue();
		assertThat(model.get("origin").stringValue()).isEqualTo("imported");
		assertThat(model.get("current").booleanValue()).isFalse();
		assertThat(this.client.bytes("/models/mine/weights")).isEqualTo(THREE_CLASSES);
		assertThat(predict("model=mine", picture()).get("predictions")).hasSize(3);
		problem("POST", "/predict?model=mine&sample=test/0", NOTHING, 400, "/problems/invalid-sample");
		assertThat(this.client.send("POST", "/predict?model=mine&sample=shapes/test/0", NOTHING).status())
			.isEqualTo(200);
		assertThat(this.client.get("/featuremaps/fc4?format=json&model=mine").get("channels")).hasSize(3);
		problem("POST", "/models?name=mine&labels=a,b,c", THREE_CLASSES, 409, "/problems/model-exists");
		assertThat(this.client.send("DELETE", "/models/mine", NOTHING).status()).isEqualTo(204);
		problem("GET", "/models/mine", NOTHING, 404, "/problems/unknown-model");
		assertThat(home.resolve("models/mine")).doesNotExist();
	}

	@ParameterizedTest
	@Order(4)
	@CsvSource({ "POST, /models?labels=a;b, 400, invalid-request", "POST, /models, 400, invalid-request",
			"POST, /models?dataset=mnist, 404, unknown-dataset", "POST, /models?labels=a%2Cb, 400, invalid-weights",
			"DELETE, /models/pretrained, 409, model-in-use", "DELETE, /models/mine, 404, unknown-model",
			"GET, /models/pretrained/weights?dtype=f64, 400, invalid-request",
			"GET, /models/pretrained/weights?format=h5, 400, invalid-request",
			"GET, /models/pretrained/weights?format=onnx&dtype=f16, 400, invalid-request",
			"GET, /models/pretrained/snippet?language=cobol, 400, invalid-request",
			"GET, /models/mine/network, 404, unknown-model", "GET, /models/mine/snippet, 404, unknown-model" })
	void whatCannotBeIsTold(String method, String path, int status, String type) {
		problem(method, path, method.equals("POST") ? THREE_CLASSES : NOTHING, status, "/problems/" + type);
	}

	@Test
	@Order(5)
	void anotherKindOfBodyIsRefused() {
		assertThat(this.client
			.send("POST", "/models?labels=a,b,c", THREE_CLASSES, "Content-Type", "application/x-www-form-urlencoded")
			.json()
			.get("detail")
			.stringValue()).contains("send " + BINARY);
	}

	@Test
	@Order(6)
	void aFileThatIsTooLargeIsRefusedBeforeItComes() throws IOException {
		try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), this.port)) {
			socket.getOutputStream()
				.write(("POST /models?labels=a,b HTTP/1.1\r\nHost: localhost\r\nContent-Type: " + BINARY
						+ "\r\nContent-Length: 201326593\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			byte[] status = socket.getInputStream().readNBytes("HTTP/1.1 413".length());
			assertThat(new String(status, StandardCharsets.US_ASCII)).isEqualTo("HTTP/1.1 413");
		}
	}

	@Test
	@Order(7)
	void weightsAreFetchedOnceAndInHalfTheSize() throws Exception {
		byte[] shipped = new ClassPathResource("pretrained/cifar10.safetensors").getContentAsByteArray();
		assertThat(this.client.bytes("/models/pretrained/weights?dtype=f16")).isEqualTo(shipped);
		URI weights = URI.create("http://127.0.0.1:" + this.port + "/models/pretrained/weights");
		HttpResponse<Void> head = discard(
				HttpRequest.newBuilder(weights).method("HEAD", HttpRequest.BodyPublishers.noBody()));
		assertThat(head.statusCode()).isEqualTo(200);
		assertThat(head.headers().firstValueAsLong("Content-Length"))
			.hasValue(this.client.bytes("/models/pretrained/weights").length);
		assertThat(head.headers().firstValue("Content-Disposition"))
			.hasValue("attachment; filename=\"pretrained.safetensors\"");
		String tag = head.headers().firstValue("ETag").orElseThrow();
		assertThat(discard(HttpRequest.newBuilder(weights).header("If-None-Match", tag)).statusCode()).isEqualTo(304);
	}

	@Test
	@Order(7)
	void aStateDictionaryGoesOutAndComesBack() {
		byte[] file = this.client.bytes("/models/pretrained/weights?format=pth");
		assertThat(add("?name=back&dataset=cifar10", file).json().get("digest"))
			.isEqualTo(this.client.get("/models/pretrained").get("digest"));
		assertThat(this.client.send("DELETE", "/models/back", NOTHING).status()).isEqualTo(204);
	}

	@ParameterizedTest
	@Order(7)
	@CsvSource({ "format=pth, pretrained.pth, PK", "format=pth&dtype=f16, pretrained-f16.pth, PK",
			"format=onnx, pretrained.onnx, '\u0008\u0007'", "format=onnx&dtype=f32, pretrained.onnx, '\u0008\u0007'" })
	void weightsComeInOtherFormats(String query, String name, String beginning) throws Exception {
		URI weights = URI.create("http://127.0.0.1:" + this.port + "/models/pretrained/weights?" + query);
		HttpResponse<byte[]> file = HttpClient.newHttpClient()
			.send(HttpRequest.newBuilder(weights).build(), HttpResponse.BodyHandlers.ofByteArray());
		assertThat(file.headers().firstValue("Content-Disposition")).hasValue("attachment; filename=\"" + name + "\"");
		assertThat(new String(file.body(), 0, 2, StandardCharsets.US_ASCII)).isEqualTo(beginning);
		String tag = file.headers().firstValue("ETag").orElseThrow();
		assertThat(discard(HttpRequest.newBuilder(weights).header("If-None-Match", tag)).statusCode()).isEqualTo(304);
		HttpRequest.Builder other = HttpRequest.newBuilder(weights.resolve("weights")).header("If-None-Match", tag);
		assertThat(discard(other).statusCode()).isEqualTo(200);
	}

	@Test
	@Order(7)
	void labelsMayHaveCommasAndNamesDifferInMoreThanCapitals() {
		ServiceClient.Answer answer = add("?name=Clash&label=cat,%20asleep&label=dog&label=%E7%8B%97", THREE_CLASSES);
		assertThat(answer.status()).isEqualTo(201);
		assertThat(answer.json().get("labels").valueStream().map(JsonNode::stringValue)).containsExactly("cat, asleep",
				"dog", "\u72D7");
		assertThat(add("?name=clash&labels=a,b,c", THREE_CLASSES).json().get("detail").stringValue())
			.contains("DELETE /models/Clash");
		problem("POST", "/models?label=a&label=b&label=c%0Ad", THREE_CLASSES, 400, "/problems/invalid-request");
		problem("POST", "/models?label=a&label=b&labels=a,b", THREE_CLASSES, 400, "/problems/invalid-request");
		problem("POST", "/models?name=current.tmp&labels=a,b,c", THREE_CLASSES, 400, "/problems/invalid-request");
		assertThat(this.client.send("DELETE", "/models/Clash", NOTHING).status()).isEqualTo(204);
	}

	@Test
	@Order(7)
	void damagedWeightsAreAProblemOfTheServiceThatIsShownWithTheModel() throws IOException {
		assertThat(add("?name=torn&labels=circle,square,star", THREE_CLASSES).status()).isEqualTo(201);
		byte[] flipped = THREE_CLASSES.clone();
		flipped[flipped.length / 2] ^= 1;
		Files.write(home.resolve("models/torn/weights.safetensors"), flipped);
		problem("GET", "/models/torn/weights", NOTHING, 500, "/problems/unreadable-weights");
		problem("POST", "/predict?model=torn&sample=shapes/test/0", NOTHING, 500, "/problems/unreadable-weights");
		assertThat(this.client.get("/models/torn").get("problem").stringValue()).contains("its checksum does not match")
			.contains("Restore models/torn/weights.safetensors");
		assertThat(this.client.send("DELETE", "/models/torn", NOTHING).status()).isEqualTo(204);
	}

	private static HttpResponse<Void> discard(HttpRequest.Builder request) throws Exception {
		return HttpClient.newHttpClient().send(request.build(), HttpResponse.BodyHandlers.discarding());
	}

	@Test
	@Order(8)
	void describesItsNetworkToDeeplearning4j() {
		JsonNode layers = this.client.get("/models/pretrained/network").get("confs");
		assertThat(layers).hasSize(11);
		assertThat(layers.get(0).get("layer").get("layerName").stringValue()).isEqualTo("conv1");
		assertThat(layers.get(9).get("layer").get("nout").intValue()).isEqualTo(10);
	}

	@Test
	@Order(9)
	void theSnippetInJavaRuns() throws Exception {
		runs("java", Path.of(System.getProperty("java.home"), "bin", "java").toString());
	}

	@Test
	@Order(9)
	void theSnippetForAShellRuns() throws Exception {
		assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "There is no curl");
		runs("curl", "/bin/sh");
	}

	private void runs(String language, String program) throws Exception {
		JsonNode all = this.client.get("/models/pretrained/snippet").get("snippets");
		JsonNode snippet = all.valueStream()
			.filter((each) -> each.get("language").stringValue().equals(language))
			.findFirst()
			.orElseThrow();
		assertThat(this.client.bytes("/models/pretrained/snippet?language=" + language))
			.asString(StandardCharsets.UTF_8)
			.isEqualTo(snippet.get("text").stringValue());
		Path file = Files.writeString(this.folder.resolve(snippet.get("file").stringValue()),
				snippet.get("text").stringValue());
		Files.write(this.folder.resolve("picture.png"), picture());
		Process process = new ProcessBuilder(List.of(program, file.toString(), "picture.png"))
			.directory(this.folder.toFile())
			.redirectErrorStream(true)
			.start();
		try (InputStream out = process.getInputStream()) {
			assertThat(new String(out.readAllBytes(), StandardCharsets.UTF_8).strip())
				.isEqualTo(predict("top=3", picture()).toString());
		}
		assertThat(process.waitFor()).isZero();
	}

	private byte[] picture() {
		return this.client.bytes("/datasets/shapes/samples/test/0");
	}

	private JsonNode predict(String options, byte[] picture) {
		return this.client.send("POST", "/predict?" + options, picture, "Content-Type", "image/png").json();
	}

	private ServiceClient.Answer add(String options, byte[] file) {
		return this.client.send("POST", "/models" + options, file, "Content-Type", BINARY);
	}

	private void problem(String method, String path, byte[] body, int status, String type) {
		ServiceClient.Answer answer = this.client.send(method, path, body, "Content-Type", BINARY);
		assertThat(answer.status()).as("%s %s: %s", method, path, new String(answer.body(), StandardCharsets.UTF_8))
			.isEqualTo(status);
		assertThat(answer.json().get("type").stringValue()).isEqualTo(type);
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "?dtype=f16", "?format=pth", "?format=onnx" })
	void aCutDownloadGoesOn(String query) throws IOException {
		String path = "/models/pretrained/weights" + query;
		byte[] whole = this.client.bytes(path);
		ByteArrayOutputStream got = new ByteArrayOutputStream();
		String tag = "";
		// the connection is cut somewhere, again and again
		while (got.size() < whole.length) {
			int left = whole.length - got.size();
			boolean first = tag.isEmpty();
			HttpURLConnection connection = (HttpURLConnection) URI.create("http://127.0.0.1:" + this.port + path)
				.toURL()
				.openConnection();
			if (!first) {
				connection.setRequestProperty("Range", "bytes=" + got.size() + "-");
				connection.setRequestProperty("If-Range", tag);
			}
			assertThat(connection.getResponseCode()).isEqualTo(first ? 200 : 206);
			assertThat(connection.getHeaderField("Accept-Ranges")).isEqualTo("bytes");
			assertThat(connection.getContentLength()).isEqualTo(left);
			tag = connection.getHeaderField("ETag");
			assertThat(tag).startsWith("\"");
			try (InputStream in = connection.getInputStream()) {
				got.writeBytes(in.readNBytes(Math.min(left, left / 3 + (1 << 20))));
			}
			connection.disconnect();
		}
		assertThat(got.toByteArray()).isEqualTo(whole);
	}

	@Test
	void aPartIsOfTheFileThatWasBegun() {
		String path = "/models/pretrained/weights";
		byte[] nothing = {};
		int length = this.client.bytes(path).length;
		ServiceClient.Answer beyond = this.client.send("GET", path, nothing, "Range", "bytes=" + length + "-");
		assertThat(beyond.status()).isEqualTo(416);
		assertThat(beyond.type()).isEqualTo("application/problem+json");
		assertThat(beyond.header("Content-Range")).isEqualTo("bytes */" + length);
		ServiceClient.Answer other = this.client.send("GET", path, nothing, "Range", "bytes=5-9", "If-Range", "\"x\"");
		assertThat(other.status()).isEqualTo(200);
		assertThat(other.body()).hasSize(length);
		ServiceClient.Answer head = this.client.send("HEAD", path, nothing, "Range", "bytes=5-9");
		assertThat(head.status()).isEqualTo(200);
		assertThat(head.header("Content-Length")).isEqualTo(Integer.toString(length));
	}

	@Test
	void theListIsReadFromTheNewestToTheOldest() {
		List<String> all = ids("/models");
		List<String> seen = new ArrayList<>();
		for (List<String> page = ids("/models?limit=1"); !page
			.isEmpty(); page = ids("/models?limit=1&before=" + seen.get(0))) {
			assertThat(page).hasSize(1);
			seen.addAll(0, page);
		}
		assertThat(seen).isEqualTo(all).isNotEmpty();
		assertThat(this.client.get("/models?limit=1").get("total").intValue()).isEqualTo(all.size());
		assertThat(this.client.send("GET", "/models?before=none", new byte[0]).status()).isEqualTo(404);
	}

	private List<String> ids(String path) {
		return this.client.get(path).get("models").valueStream().map((each) -> each.get("id").stringValue()).toList();
	}

}
