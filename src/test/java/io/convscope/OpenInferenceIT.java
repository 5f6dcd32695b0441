package io.convscope;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import javax.imageio.ImageIO;

import io.convscope.serving.openinference.InferenceMessage;
import io.convscope.serving.openinference.InferenceReply;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A client of the Open Inference Protocol, and of TorchServe and DJL Serving, asks the
 * running service.
 */
class OpenInferenceIT extends ServiceTest {

	private static final String INFER = "/v2/models/pretrained/infer";

	private static final int PICTURES = 3;

	private static final byte[] NOTHING = {};

	private List<byte[]> files = List.of();

	private float[] expected = {};

	@BeforeEach
	void predict() {
		this.files = IntStream.range(0, PICTURES)
			.mapToObj((i) -> this.client.bytes("/datasets/shapes/samples/test/" + i))
			.toList();
		this.expected = new float[PICTURES * 10];
		for (int i = 0; i < PICTURES; i++) {
			ServiceClient.Answer answer = this.client.send("POST", "/predict?model=pretrained&top=10",
					this.files.get(i), "Content-Type", "image/png");
			for (JsonNode each : answer.json().get("predictions")) {
				this.expected[10 * i + each.get("index").intValue()] = each.get("probability").floatValue();
			}
		}
	}

	@Test
	void everyFormOfARequestGetsTheBitsOfPredict() throws IOException {
		byte[] bytes = planes();
		float[] floats = new float[bytes.length];
		for (int i = 0; i < floats.length; i++) {
			floats[i] = (bytes[i] & 0xFF) / 255f;
		}
		String binary = ",\"parameters\":{\"binary_data_output\":true}";
		for (String outputs : List.of("", binary)) {
			assertBits(InferenceMessage.binary("UINT8", "[3,3,32,32]", bytes, outputs));
			assertBits(InferenceMessage.binary("FP32", "[3,3,32,32]", InferenceMessage.floats(floats), outputs));
			assertBits(InferenceMessage.binary("BYTES", "[3]", InferenceMessage.elements(this.files), outputs));
			assertBits(InferenceMessage.json("FP32", "[3,3,32,32]", Arrays.toString(floats), outputs));
			assertBits(InferenceMessage.json("BYTES", "[3,1]",
					this.files.stream()
						.map((file) -> '"' + Base64.getEncoder().encodeToString(file) + '"')
						.collect(Collectors.joining(",", "[", "]")),
					outputs));
		}
		InferenceReply alone = reply(this.client.send("POST", INFER, bytes, "Inference-Header-Content-Length", "0"));
		assertThat(alone.floats("probabilities")).isEqualTo(this.expected);
	}

	private void assertBits(InferenceMessage message) throws IOException {
		String length = message.jsonLength();
		String header = "Inference-Header-Content-Length";
		assertThat(reply(this.client.send("POST", INFER, message.body(), header, length)).floats("probabilities"))
			.isEqualTo(this.expected);
		assertThat(reply(this.client.send("POST", INFER, message.gzipped(), header, length, "Content-Encoding", "gzip"))
			.floats("probabilities")).isEqualTo(this.expected);
		assertThat(reply(
				this.client.send("POST", INFER, message.deflated(), header, length, "Content-Encoding", "deflate"))
			.floats("probabilities")).isEqualTo(this.expected);
	}

	@Test
	void classesHaveLabelsAndTheValuesOfPredict() {
		InferenceMessage message = InferenceMessage.binary("BYTES", "[3]", InferenceMessage.elements(this.files), """
				,"id":"7","outputs":[{"name":"probabilities","parameters":{"classification":1,"binary_data":true}}]""");
		InferenceReply reply = reply(this.client.send("POST", "/v2/models/pretrained/infer/", message.body(),
				"Inference-Header-Content-Length", message.jsonLength()));
		assertThat(reply.json().get("id").stringValue()).isEqualTo("7");
		assertThat(reply.shape("probabilities")).containsExactly(3, 1);
		List<String> labels = this.client.get("/models/pretrained")
			.get("labels")
			.valueStream()
			.map(JsonNode::stringValue)
			.toList();
		for (int i = 0; i < PICTURES; i++) {
			String[] parts = reply.texts("probabilities").get(i).split(":");
			int index = Integer.parseInt(parts[1]);
			assertThat(Float.parseFloat(parts[0])).isEqualTo(this.expected[10 * i + index]);
			assertThat(parts[2]).isEqualTo(labels.get(index));
		}
	}

	@Test
	void aBatchInJsonMayBeLargerThanOtherJson() {
		String values = "[" + "0.12345678,".repeat(32 * 3072 - 1) + "1]";
		InferenceMessage message = InferenceMessage.json("FP32", "[32,3,32,32]", values, "");
		assertThat(message.body()).hasSizeGreaterThan(1 << 20);
		assertThat(reply(this.client.send("POST", INFER, message.body(), "Content-Type", "application/json"))
			.shape("probabilities")).containsExactly(32, 10);
		byte[] large = new byte[(64 << 20) + 1];
		Arrays.fill(large, (byte) ' ');
		assertError(this.client.send("POST", INFER, large), 413, "67,108,864 bytes");
		assertError(this.client.send("POST", "/v2/repository/index", new byte[2 << 20]), 413, "1,048,576 bytes");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "/" })
	void theServiceAndItsModelsDescribeThemselves(String slash) {
		assertThat(this.client.get("/v2" + slash).get("extensions").valueStream().map(JsonNode::stringValue))
			.contains("binary_tensor_data", "classification", "model_repository");
		assertThat(this.client.get("/v2/health/live" + slash).get("live").booleanValue()).isTrue();
		assertThat(this.client.get("/v2/health/ready" + slash).get("ready").booleanValue()).isTrue();
		JsonNode model = this.client.get("/v2/models/pretrained" + slash);
		assertThat(model.get("inputs").toString())
			.isEqualTo("[{\"name\":\"input\",\"datatype\":\"UINT8\",\"shape\":[-1,3,32,32]}]");
		assertThat(model.get("outputs").toString())
			.isEqualTo("[{\"name\":\"probabilities\",\"datatype\":\"FP32\",\"shape\":[-1,10]}]");
		for (JsonNode version : model.get("versions")) {
			String path = "/v2/models/pretrained/versions/" + version.stringValue();
			assertThat(this.client.get(path + slash)).isEqualTo(model);
			assertThat(this.client.get(path + "/ready" + slash).get("ready").booleanValue()).isTrue();
			assertThat(this.client.get(path + "/config" + slash).get("max_batch_size").intValue()).isEqualTo(256);
			assertThat(this.client
				.send("POST", path + "/infer" + slash, new byte[3072], "Inference-Header-Content-Length", "0")
				.status()).isEqualTo(200);
		}
		JsonNode config = this.client.get("/v2/models/pretrained/config" + slash);
		assertThat(config.get("input").toString()).isEqualTo(
				"[{\"name\":\"input\",\"data_type\":\"TYPE_UINT8\",\"format\":\"FORMAT_NCHW\",\"dims\":[3,32,32]}]");
		assertThat(this.client.get("/v2/models" + slash).get("models").toString()).contains("\"pretrained\"");
		assertThat(this.client.get("/v2/models/current").get("name").stringValue()).isEqualTo("pretrained");
	}

	@Test
	void theRepositoryIsListedAndItsModelsAreLoaded() {
		for (String body : List.of("", "{\"ready\":true}")) {
			JsonNode index = this.client.send("POST", "/v2/repository/index", body.getBytes(StandardCharsets.UTF_8))
				.json();
			assertThat(index.valueStream().map((each) -> each.get("name").stringValue())).contains("pretrained");
			assertThat(index.valueStream().map((each) -> each.get("state").stringValue())).containsOnly("READY");
		}
		assertThat(this.client.send("POST", "/v2/repository/models/pretrained/load", NOTHING).status()).isEqualTo(200);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			GET    | /v2/nothing                           | ``                             | 404 | nothing at
			DELETE | /v2/models/pretrained                 | ``                             | 405 | does not take DELETE
			GET    | /v2/models/pretrained/infer           | ``                             | 405 | does not take GET
			POST   | /v2/models/pretrained/infer           | {                              | 400 | not JSON
			POST   | /v2/models/pretrained/infer?x=1       | {}                             | 400 | inputs
			POST   | /v2/models/none/infer                 | {}                             | 404 | no model "none"
			GET    | /v2/models/none                       | ``                             | 404 | no model "none"
			GET    | /v2/models/none/ready                 | ``                             | 404 | no model "none"
			GET    | /v2/models/pretrained/versions/999    | ``                             | 404 | no version 999
			POST   | /v2/models/pretrained/versions/999/infer | {}                          | 404 | no version 999
			POST   | /v2/repository/index                  | {"ready":1}                    | 400 | ready
			POST   | /v2/repository/models/none/load       | ``                             | 404 | no model "none"
			POST   | /v2/repository/models/pretrained/load | {"parameters":{"config":"{}"}} | 400 | without parameters
			POST   | /v2/repository/models/pretrained/unload | {}                           | 400 | can't be unloaded
			""")
	void errorsHaveTheFormOfTheProtocol(String method, String path, String body, int status, String saying) {
		assertError(this.client.send(method, path, body.getBytes(StandardCharsets.UTF_8)), status, saying);
	}

	@Test
	void whatFiltersAndTheServerRefuseHasThatFormToo() throws IOException {
		assertError(this.client.send("POST", INFER, NOTHING, "Origin", "http://evil.example"), 403, "evil.example");
		assertError(this.client.send("POST", INFER, NOTHING, "Content-Encoding", "br"), 415, "gzip or deflate");
		assertThat(raw("GET /v2/models/a%2Fb HTTP/1.1", "localhost")).startsWith("HTTP/1.1 400")
			.contains("\r\n\r\n{\"error\":\"");
		assertThat(raw("GET /v2/models HTTP/1.1", "evil.example")).startsWith("HTTP/1.1 421").contains("{\"error\":");
		assertThat(raw("GET /v2/health/ready HTTP/1.1", "10.0.0.7")).startsWith("HTTP/1.1 200");
		assertThat(raw("GET /ping HTTP/1.1", "10.0.0.7")).startsWith("HTTP/1.1 200").contains("\"Healthy\"");
	}

	@Test
	void aLargeFileNeedsNoTypeToBeRead() {
		byte[] large = new byte[3 << 20];
		ServiceClient.Answer answer = this.client.send("PUT", "/predictions/pretrained", large);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("message").stringValue()).contains("not a picture");
		assertThat(this.client.send("PUT", "/predictions/pretrained", new byte[11 << 20]).status()).isEqualTo(413);
	}

	@Test
	void behindAProxysPathErrorsKeepTheirForm() {
		assertError(this.client.send("GET", "/v2/nothing", NOTHING, "X-Forwarded-Prefix", "/cnn"), 404, "nothing at");
		assertError(this.client.send("GET", "/v2/models/none", NOTHING, "X-Forwarded-Prefix", "/cnn"), 404, "none");
	}

	@Test
	void torchServesAndDjlServingsClientsGetTheirForms() {
		byte[] file = this.files.get(0);
		for (String path : List.of("/predictions/pretrained", "/predictions/pretrained/"
				+ this.client.get("/v2/models/pretrained").get("versions").get(0).stringValue())) {
			assertByLabel(this.client.send("POST", path, file, "Content-Type", "application/octet-stream").json());
			assertByLabel(this.client.send("PUT", path, file).json());
			assertByLabel(this.client
				.send("POST", path, form("data", file), "Content-Type", "multipart/form-data; boundary=b")
				.json());
		}
		JsonNode list = this.client.send("POST", "/predictions/pretrained?format=djl", file).json();
		assertThat(list).hasSize(5);
		assertThat(list.get(0).get("probability").floatValue()).isEqualTo(highest());
		assertThat(list.get(0).get("className").isString()).isTrue();
	}

	private void assertByLabel(JsonNode answer) {
		assertThat(answer).as("%s", answer).hasSize(5);
		assertThat(answer.iterator().next().floatValue()).isEqualTo(highest());
	}

	private float highest() {
		float[] first = Arrays.copyOf(this.expected, 10);
		Arrays.sort(first);
		return first[9];
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			POST | /predictions/none                    | x  | 404 | ModelNotFoundException        | no model "none"
			POST | /predictions/pretrained/999          | x  | 404 | ModelVersionNotFoundException | no version 999
			POST | /predictions/pretrained              | x  | 400 | BadRequestException           | not a picture
			POST | /predictions/pretrained              | `` | 400 | BadRequestException           | no picture
			POST | /predictions/pretrained?format=none  | x  | 400 | BadRequestException           | torchserve or djl
			GET  | /predictions/pretrained              | `` | 405 | MethodNotAllowedException     | does not take GET
			POST | /predictions                         | x  | 404 | ResourceNotFoundException     | nothing at
			""")
	void theirErrorsHaveTheirForm(String method, String path, String body, int status, String type, String saying) {
		ServiceClient.Answer answer = this.client.send(method, path, body.getBytes(StandardCharsets.UTF_8));
		assertThat(answer.status()).isEqualTo(status);
		assertThat(answer.json().get("code").intValue()).isEqualTo(status);
		assertThat(answer.json().get("type").stringValue()).isEqualTo(type);
		assertThat(answer.json().get("message").stringValue()).contains(saying);
	}

	private static void assertError(ServiceClient.Answer answer, int status, String saying) {
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(status);
		assertThat(answer.type()).isEqualTo("application/json");
		assertThat(answer.json().propertyNames()).containsExactly("error");
		assertThat(answer.json().get("error").stringValue()).contains(saying);
	}

	private static InferenceReply reply(ServiceClient.Answer answer) {
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(200);
		return InferenceReply.read(answer.body(), answer.header("Inference-Header-Content-Length"));
	}

	private byte[] planes() throws IOException {
		byte[] planes = new byte[PICTURES * 3072];
		for (int i = 0; i < PICTURES; i++) {
			BufferedImage image = ImageIO.read(new ByteArrayInputStream(this.files.get(i)));
			for (int at = 0; at < 3072; at++) {
				int colour = image.getRGB(at % 32, at / 32 % 32);
				planes[3072 * i + at] = (byte) (colour >> (16 - 8 * (at / 1024)));
			}
		}
		return planes;
	}

	private static byte[] form(String name, byte[] file) {
		byte[] head = ("--b\r\nContent-Disposition: form-data; name=\"" + name + "\"; filename=\"a.png\"\r\n\r\n")
			.getBytes(StandardCharsets.US_ASCII);
		byte[] tail = "\r\n--b--\r\n".getBytes(StandardCharsets.US_ASCII);
		byte[] form = Arrays.copyOf(head, head.length + file.length + tail.length);
		System.arraycopy(file, 0, form, head.length, file.length);
		System.arraycopy(tail, 0, form, head.length + file.length, tail.length);
		return form;
	}

	private String raw(String line, String host) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write((line + "\r\nHost: " + host + "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

}
