package io.convscope;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Whatever is wrong with a request, its answer says so, and nothing happens.
 */
class BadRequestsIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	private String before = "";

	@DynamicPropertySource
	static void leaveOutModelAndArchive(DynamicPropertyRegistry registry) {
		registry.add("convscope.model.pretrained", () -> false);
		registry.add("convscope.dataset.cifar10.source", () -> "file:" + home.resolve("absent.tar.gz"));
	}

	@BeforeEach
	void remember() throws IOException {
		this.before = files();
	}

	@AfterEach
	void nothingWasWritten() throws IOException {
		assertThat(files()).isEqualTo(this.before);
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"epochs":0,"speed":9}            | epochs must be a whole number from 1 to 1000
					{"epochs":0,"speed":9}            | speed is not a field
					{"batchSize":1025,"momentum":1}   | batchSize must be a whole number from 1 to 1024; momentum must be 0 or more, below 1
					{"learningRate":0}                | learningRate must be above 0, up to 10
					{"learningRate":1e999}            | learningRate must be above 0, up to 10
					{"seed":9007199254740992}         | seed must be a whole number from 0 to 9007199254740991
					{"trainLimit":0}                  | trainLimit must be a whole number of at least 1
					{"validation":0.6,"patience":0}   | validation must be above 0, up to 0.5; \
					patience must be a whole number from 1 to 1000
					{"validation":"10%"}              | validation must be a number
					{"validation":0.1,"trainLimit":1} | trainLimit must be a whole number of at least 2
					{"maxMinutes":0}                  | maxMinutes must be above 0, up to 10080
					{"recipe":"best"}                 | recipe must be one of article, quick
					{"epochs":"3"}                    | epochs must be a whole number
					{"epochs":1.5}                    | epochs must be a whole number
					{"epochs":"NaN"}                  | epochs must be a whole number
					{"epochs":true}                   | epochs must be a whole number
					{"epochs":[1]}                    | epochs must be a whole number
					{"epochs":99999999999999999999}   | epochs must be a whole number from 1 to 1000
					{"learningRate":"NaN"}            | learningRate must be above 0
					{"unknown":{"a":1}}               | unknown is not a field
					{"dataset":5}                     | dataset must be a text
					{"epochs":3                       | line 1, column
					{"epochs":3}x                     | line 1, column
					{"epochs":3,"epochs":4}           | epochs
					[]                                | an object
					""")
	void trainingRequestsAreNamedWhatIsWrong(String body, String detail) {
		problem("POST", "/train", body.getBytes(StandardCharsets.UTF_8), 400, detail, "Content-Type",
				"application/json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`',
			textBlock = """
					{"layers":[{"kind":"convolution","filters":1000000000},{"kind":"dense"}]} | layers[0].filters must be a whole
					{"layers":[{"kind":"dense","units":1e9},{"kind":"dense"}]} | layers[0].units must be a whole number
					{"layers":[{"kind":"dropout","rate":NaN},{"kind":"dense"}]} | line 1, column
					{"layers":[{"kind":"dropout","rate":"NaN"},{"kind":"dense"}]} | layers[0].rate must be 0 or more, below 1
					{"layers":[{"kind":"relu","name":"a"},{"kind":"relu","name":"a"}]} | layers[1].name must be another
					{"layers":[{"kind":"relu","kind":"dense"}]} | kind
					{"layers":[{"kind":"java.lang.Runtime"},{"kind":"dense"}]} | layers[0].kind must be one of
					{"input":{"size":1000000000},"layers":[{"kind":"dense"}]} | input.size must be a whole number from 16
					{"name":"../../x","layers":[{"kind":"dense"}]} | name must be 1 to 64 small letters
					{"layers":[{"kind":"batchnorm","epsilon":0,"momentum":2},{"kind":"dense"}]} | epsilon must be above 0, up to 1 (bn0);
					{"layers":[RELUS{"kind":"dense"}]} | layers are 10001, and may be 64
					NESTED                                                                        | nesting depth
					""")
	void networksAreNamedWhatIsWrong(String text, String detail) {
		String network = text.replace("RELUS", "{\"kind\":\"relu\"},".repeat(10_000))
			.replace("NESTED", "{\"layers\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}");
		byte[] body = ("{\"network\":" + network + "}").getBytes(StandardCharsets.UTF_8);
		for (String path : new String[] { "/networks/describe", "/train" }) {
			problem("POST", path, body, 400, detail, "Content-Type", "application/json");
		}
		problem("PUT", "/networks/mine", network.getBytes(StandardCharsets.UTF_8), 400, detail, "Content-Type",
				"application/json");
	}

	@Test
	void aNetworkThatDoesNotFitInMemoryIsRefused() {
		String body = "{\"dataset\":\"shapes\",\"batchSize\":128,\"network\":{\"input\":{\"size\":96},\"layers\":["
				+ "{\"kind\":\"convolution\",\"filters\":1024,\"kernel\":1},{\"kind\":\"relu\"},"
				+ "{\"kind\":\"maxpool\",\"size\":4},{\"kind\":\"dense\"}]}}";
		problem("POST", "/train", body.getBytes(StandardCharsets.UTF_8), 400, "conv1 takes most, 9216 MB",
				"Content-Type", "application/json");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', textBlock = """
			GET    | /networks/vgg                           | 404 | article, kernels-1
			DELETE | /networks/vgg                           | 404 | article, kernels-1
			DELETE | /networks/article                       | 409 | comes with the service
			GET    | /runs/1/network                         | 404 | There is no run
			GET    | /models/run-9/network                   | 404 | there are no models yet
			POST   | /train                                  | 415 | application/json
			PUT    | /train                                  | 405 | GET
			DELETE | /runs                                   | 405 | GET
			DELETE | /models/run-9                           | 404 | there are no models yet
			GET    | /train                                  | 404 | POST /train
			GET    | /runs/1                                 | 404 | no run has been started yet
			GET    | /runs/abc                               | 404 | no run "abc"
			GET    | /runs/1/metrics?maxPoints=0             | 404 | There is no run
			GET    | /runs/1/metrics                         | 404 | There is no run
			POST   | /runs/1/cancel                          | 404 | There is no run
			POST   | /runs/1/extend                          | 404 | There is no run
			GET    | /models/run-9                           | 404 | there are no models yet
			GET    | /models/current                         | 409 | POST /train
			GET    | /models/run-9/weights                   | 404 | There is no model
			GET    | /models/run-9/evaluation                | 404 | There is no model
			GET    | /models/run-9/evaluation/samples        | 404 | There is no model
			GET    | /models/compare                         | 400 | /models/compare?a=run-1&b=run-2
			GET    | /models/compare?a=run-8&b=run-9         | 404 | "run-8"
			GET    | /featuremaps/conv9                      | 404 | conv1, act1, drop1, conv2
			GET    | /featuremaps/conv1                      | 409 | POST /train
			GET    | /featuremaps/conv1?model=run-9          | 404 | There is no model
			GET    | /runs?lmit=2                            | 400 | (did you mean limit?); there are before, limit
			POST   | /predict?modle=run-1                    | 400 | (did you mean model?); there are model, sample, top
			POST   | /models?label=a&lable=b                 | 400 | (did you mean label?); there are dataset
					GET    | /datasets/mnist                         | 404 | cifar10, shapes
			GET    | /datasets/mnist/samples/test/0          | 404 | cifar10, shapes
			GET    | /datasets/cifar10/samples/test/0        | 409 | prepare
			GET    | /datasets/shapes/samples/test/1000      | 404 | 0 to 999
			GET    | /datasets/shapes/samples/test/-1        | 404 | 0 to 999
			GET    | /datasets/shapes/samples/other/1        | 400 | train
			GET    | /nowhere                                | 404 | nothing at /nowhere
			POST   | /predict?sample=shapes/test/0           | 409 | POST /train
			POST   | /predict?sample=here                    | 400 | train/7
			POST   | /predict?top=0&sample=shapes/test/0     | 400 | top
			POST   | /predict                                | 400 | -F image=@
			POST   | /predict?sample=%ff                     | 400 | name=value
			GET    | /WEB-INF/web.xml                        | 404 | nothing at /WEB-INF/web.xml
			PATCH  | /                                       | 405 | does not take
			""")
	void unknownThingsAreBounded(String method, String path, int status, String detail) {
		byte[] body = (status == 415) ? "epochs=3".getBytes(StandardCharsets.UTF_8) : NOTHING;
		problem(method, path, body, status, detail, "Accept", "*/*");
	}

	@Test
	void whoCantReadTheAnswerStartsNothing() {
		problem("POST", "/train", NOTHING, 406, "application/json", "Accept", "text/csv");
		assertThat(this.client.get("/runs").get("runs")).isEmpty();
	}

	@Test
	void anUnknownDataSetListsThoseThereAre() {
		problem("POST", "/train", "{\"dataset\":\"mnist\"}".getBytes(StandardCharsets.UTF_8), 404, "cifar10, shapes",
				"Content-Type", "application/json");
	}

	@Test
	void anUnknownModelToStartFromIsNamed() {
		problem("POST", "/train", "{\"from\":\"run-9\"}".getBytes(StandardCharsets.UTF_8), 404, "no model \"run-9\"",
				"Content-Type", "application/json");
	}

	@Test
	void picturesThatAreNoneAreRefused() throws IOException {
		byte[] png = png(64);
		byte[][] wrong = { "hello".getBytes(StandardCharsets.UTF_8), Arrays.copyOf(png, png.length / 2), huge(png) };
		for (byte[] each : wrong) {
			// without a model, a picture is not even looked at
			problem("POST", "/predict", each, 409, "POST /train", "Content-Type", "image/png");
		}
		problem("POST", "/predict", png, 415, "image/", "Content-Type", "text/plain");
	}

	@ParameterizedTest
	@CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
			PUT  | /models/current | application/json    | {}             | id must be given
			PUT  | /models/current | application/json    | {"id":null}    | id must be given
			PUT  | /models/current | application/json    | {"id":"a","name":"b"} | name is not a field
			PUT  | /models/current | application/json    | "run-1"        | an object
			POST | /train          | application/json    | "shapes"       | an object
			POST | /predict        | multipart/form-data | no boundary    | multipart
			""")
	void bodiesOfAnotherFormAreNamedWhatIsWrong(String method, String path, String type, String body, String detail) {
		problem(method, path, body.getBytes(StandardCharsets.UTF_8), 400, detail, "Content-Type", type);
	}

	@Test
	void anUnreadableAcceptHeaderStillGetsAProblem() {
		problem("GET", "/nowhere", NOTHING, 404, "nothing at /nowhere", "Accept", "nonsense");
		problem("GET", "/runs", NOTHING, 406, "Accept", "Accept", "nonsense");
		problem("GET", "/runs", NOTHING, 406, "application/json", "Accept", "text/html");
	}

	@Test
	void onlyAProblemIsSentAsOne() {
		for (String path : new String[] { "/runs", "/featuremaps", "/models", "/datasets" }) {
			ServiceClient.Answer answer = this.client.send("GET", path, NOTHING, "Accept",
					"application/problem+json, application/json");
			assertThat(answer.type()).as(path).isEqualTo("application/json");
		}
		problem("GET", "/runs", NOTHING, 406, "application/json", "Accept", "application/problem+json");
	}

	@Test
	void anEncodingThatJsonIsNotSentInIsNoFault() {
		ServiceClient.Answer answer = this.client.send("GET", "/datasets/shapes/samples/test/1", NOTHING, "Accept",
				"application/json;charset=utf-16");
		assertThat(answer.status()).isEqualTo(200);
		assertThat(answer.json().get("index").intValue()).isEqualTo(1);
	}

	@ParameterizedTest
	@CsvSource(quoteCharacter = '`', textBlock = """
			GET /models/[1] HTTP/1.1,      400, /models/%5B1%5D
			GET /models/a%2Fb HTTP/1.1,    400, /models/a%2Fb
			GET /models/a%00b HTTP/1.1,    400, /models/a%00b
			GET /models/%zz HTTP/1.1,      400, /models/%25zz
			GET /models/a%C3%28 HTTP/1.1,  400, /models/a%C3%28
			GET runs HTTP/1.1,             400, /runs
			nonsense,                      400, /
			GET /runs?name=LONG HTTP/1.1,  400, /
			CONNECT /runs HTTP/1.1,        501, /runs
			GET /runs HTTP/3.7,            505, /runs
			""")
	void whatTheServerItselfRefusesGetsAProblemToo(String line, int status, String instance) throws IOException {
		String answer = raw(line.replace("LONG", "x".repeat(100_000)));
		assertThat(answer).startsWith("HTTP/1.1 " + status)
			.containsIgnoringCase("\r\nContent-Type: application/problem+json")
			.doesNotContain("Exception", "<html", "Tomcat");
		JsonNode problem = new JsonMapper().readTree(answer.substring(answer.indexOf('{'), answer.indexOf('}') + 1));
		assertThat(problem.get("status").intValue()).isEqualTo(status);
		assertThat(problem.get("type").stringValue()).startsWith("/problems/");
		assertThat(problem.get("detail").stringValue()).isNotBlank();
		assertThat(problem.get("instance").stringValue()).isEqualTo(instance);
	}

	private String raw(String line) throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			socket.getOutputStream()
				.write((line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n").getBytes(StandardCharsets.US_ASCII));
			return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
		}
	}

	@Test
	void aPathThatLooksLikeAHostIsNoFault() {
		ServiceClient.Answer answer = this.client.send("GET", "//", NOTHING);
		assertThat(answer.status()).isEqualTo(404);
		assertThat(answer.json().get("instance").stringValue()).isEqualTo("/");
		assertThat(this.client.send("GET", "//featuremaps/conv1", NOTHING).json().get("detail").stringValue())
			.contains("nothing at //featuremaps/conv1;");
	}

	@Test
	void aChoiceOfNoModelIsNoFault() {
		for (String body : new String[] { "{}", "{\"id\":null}" }) {
			problem("PUT", "/models/current", body.getBytes(StandardCharsets.UTF_8), 400, "id must be given",
					"Content-Type", "application/json");
		}
	}

	@Test
	void bodiesInOtherWrappingsAreNoFault() throws IOException {
		problem("POST", "/predict", png(8), 400, "boundary", "Content-Type", "multipart/form-data");
		problem("POST", "/predict", png(8), 415, "image/png", "Content-Type", "application/x-www-form-urlencoded");
		problem("POST", "/train", "{}".getBytes(StandardCharsets.UTF_8), 415, "nonsense", "Content-Type", "nonsense");
		problem("POST", "/datasets", png(8), 415,
				"send multipart/form-data, application/json, application/octet-stream and name it", "Content-Type",
				"application/x-www-form-urlencoded");
	}

	@Test
	void compressedBodiesAreRefusedBeforeTheyAreTakenForSomethingElse() throws IOException {
		for (String path : List.of("/train", "/models", "/datasets", "/predict", "/networks/describe")) {
			for (String type : List.of("application/json", "multipart/form-data; boundary=x", "image/png")) {
				problem("POST", path, png(8), 415, "send it as it is", "Content-Type", type, "Content-Encoding",
						"gzip");
			}
		}
		ServiceClient.Answer answer = this.client.send("POST", "/predictions/x", png(8), "Content-Encoding", "br");
		assertThat(answer.status()).isEqualTo(415);
		assertThat(answer.header("Accept-Encoding")).isEqualTo("identity");
		assertThat(answer.json().get("message").stringValue()).contains("Content-Encoding br");
		problem("POST", "/train", "{\"epochs\":0}".getBytes(StandardCharsets.UTF_8), 400, "epochs", "Content-Type",
				"application/json", "Content-Encoding", "identity");
	}

	@ParameterizedTest
	@CsvSource({ "GET, /runs/, /runs", "GET, /models/run-1/?x=%20y, /models/run-1?x=%20y", "POST, /train/, /train",
			"DELETE, /runs/1//, /runs/1", "GET, /js/, /js", "GET, /actuator/health/, /actuator/health" })
	void aSlashAtTheEndLeadsToThePathWithoutIt(String method, String path, String location) {
		ServiceClient.Answer answer = this.client.send(method, path, NOTHING);
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(308);
		assertThat(answer.header("Location")).isEqualTo(location);
	}

	@Test
	void anotherSitesPageMayNotChangeAnything() {
		String own = "http://127.0.0.1:" + this.port;
		problem("POST", "/runs/1/cancel", NOTHING, 403, "evil.example", "Origin", "http://evil.example");
		problem("POST", "/runs/1/cancel", NOTHING, 403, "null", "Origin", "null");
		problem("POST", "/runs/1/cancel", NOTHING, 404, "There is no run", "Origin", own);
		assertThat(this.client.send("GET", "/runs", NOTHING, "Origin", "http://evil.example").status()).isEqualTo(200);
	}

	private void problem(String method, String path, byte[] body, int status, String detail, String... headers) {
		ServiceClient.Answer answer = this.client.send(method, path, body, headers);
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(status);
		assertThat(answer.type()).isEqualTo("application/problem+json");
		assertThat(answer.json().get("detail").stringValue()).contains(detail);
		assertThat(answer.json().get("type").stringValue()).startsWith("/problems/");
		assertThat(answer.json().get("instance").stringValue()).isEqualTo(path.replaceAll("\\?.*", ""));
		assertThat(answer.json().get("status").intValue()).isEqualTo(status);
	}

	static byte[] png(int size) throws IOException {
		BufferedImage image = new BufferedImage(size, size, BufferedImage.TYPE_INT_RGB);
		Random random = new Random(1);
		for (int i = 0; i < size * size; i++) {
			image.setRGB(i % size, i / size, random.nextInt());
		}
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		ImageIO.write(image, "png", out);
		return out.toByteArray();
	}

	// the header claims 60,000 x 60,000
	static byte[] huge(byte[] png) {
		byte[] copy = png.clone();
		for (int at : new int[] { 16, 20 }) {
			copy[at] = 0;
			copy[at + 1] = 0;
			copy[at + 2] = (byte) (60_000 >> 8);
			copy[at + 3] = (byte) 60_000;
		}
		return copy;
	}

	private static String files() throws IOException {
		try (Stream<Path> files = Files.walk(home)) {
			return files.map(Path::toString).sorted().toList().toString();
		}
	}

}
