package io.convscope;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Arrays;

import javax.imageio.ImageIO;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The main job from end to end: train, watch, predict, look inside.
 */
class MainJobIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	private static boolean trained;

	@BeforeEach
	void train() {
		if (!trained) {
			this.client.train("{'dataset':'shapes','epochs':2}");
			trained = true;
		}
		this.client.awaitCompleted(1);
	}

	@Test
	void learnsShapes() {
		JsonNode run = this.client.get("/train");
		assertThat(this.client.get("/models/run-1").get("testAccuracy").doubleValue()).isGreaterThanOrEqualTo(0.95);
		assertThat(run.get("epoch").intValue()).isEqualTo(2);
		assertThat(run.get("batch").intValue()).isEqualTo(run.get("batches").intValue()).isEqualTo(250);
		assertThat(run.get("etaSeconds").isNull()).isTrue();
		assertThat(run.get("modelId").stringValue()).isEqualTo("run-1");
		JsonNode metrics = this.client.get("/runs/1/metrics");
		assertThat(metrics.get("epochs")).hasSize(2);
		assertThat(metrics.get("epochs").get(1).get("testAccuracy")).isEqualTo(run.get("testAccuracy"));
		assertThat(metrics.get("points").size()).isGreaterThan(20);
		assertThat(this.client.get("/runs/1/metrics?maxPoints=5").get("points")).hasSize(5)
			.last()
			.isEqualTo(metrics.get("points").get(metrics.get("points").size() - 1));
	}

	@Test
	void writesMetricsAsTables() {
		JsonNode metrics = this.client.get("/runs/1/metrics");
		ServiceClient.Answer epochs = this.client.send("GET", "/runs/1/metrics", NOTHING, "Accept", "text/csv");
		assertThat(epochs.type()).startsWith("text/csv");
		String[] lines = new String(epochs.body(), StandardCharsets.UTF_8).split("\r\n");
		assertThat(lines).hasSize(3);
		assertThat(lines[0]).isEqualTo(String.join(",", metrics.get("epochs").get(0).propertyNames()));
		assertThat(lines[2]).isEqualTo(String.join(",",
				metrics.get("epochs").get(1).values().stream().map((each) -> each.asString("")).toList()));
		byte[] points = this.client.bytes("/runs/1/metrics?format=csv&of=points&maxPoints=5");
		assertThat(new String(points, StandardCharsets.UTF_8)).startsWith("step,epoch,loss,learningRate\r\n")
			.hasLineCount(6);
	}

	@Test
	void namesEveryOptionOfMetricsThatCantBe() {
		ServiceClient.Answer answer = this.client.send("GET", "/runs/1/metrics?maxPoints=0&format=xml&of=all", NOTHING);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("detail").stringValue())
			.isEqualTo("maxPoints must be a whole number of at least 1,"
					+ " not \"0\"; format must be json or csv, not \"xml\"; of must be epochs or points, not \"all\".");
		assertThat(this.client.send("GET", "/runs/1/metrics?maxPoints=many", NOTHING).status()).isEqualTo(400);
		assertThat(this.client.send("GET", "/runs/1/metrics", NOTHING, "Accept", "image/png").status()).isEqualTo(406);
	}

	@Test
	void givesSamplesTheirLabels() {
		int right = 0;
		for (int i = 0; i < 40; i++) {
			JsonNode answer = this.client.send("POST", "/predict?sample=test/" + i, NOTHING).json();
			JsonNode best = answer.get("predictions").get(0);
			right += best.get("label").equals(answer.get("sample").get("label")) ? 1 : 0;
		}
		assertThat(right).isGreaterThanOrEqualTo(36);
	}

	@Test
	void answersForAPictureAsForTheSampleItIs() {
		byte[] png = this.client.bytes("/datasets/shapes/samples/test/3");
		JsonNode sample = this.client.send("POST", "/predict?sample=shapes/test/3&top=10", NOTHING).json();
		JsonNode raw = this.client.send("POST", "/predict?top=10", png, "Content-Type", "image/png").json();
		assertThat(raw.get("predictions")).isEqualTo(sample.get("predictions")).hasSize(10);
		double sum = 0;
		for (JsonNode each : raw.get("predictions")) {
			sum += each.get("probability").doubleValue();
		}
		assertThat(sum).isCloseTo(1, within(1e-5));
	}

	@Test
	void refusesWhatIsNoPicture() throws IOException {
		byte[] png = BadRequestsIT.png(64);
		String text = "no picture";
		assertRefused(400, text.getBytes(StandardCharsets.UTF_8), "image/png");
		assertRefused(400, Arrays.copyOf(png, png.length / 2), "image/png");
		assertRefused(400, BadRequestsIT.huge(png), "image/png");
		assertRefused(415, "<svg xmlns='http://www.w3.org/2000/svg'/>".getBytes(StandardCharsets.UTF_8),
				"image/svg+xml");
		assertRefused(415, png, "application/json");
		assertRefused(413, new byte[(10 << 20) + 1], "image/png");
	}

	@Test
	void aClientThatIsStillSendingReadsThatItIsTooMuch() throws IOException {
		try (Socket socket = new Socket("127.0.0.1", this.port)) {
			int length = 30 << 20;
			socket.getOutputStream()
				.write(("POST /predict HTTP/1.1\r\nHost: localhost\r\nContent-Type: image/png\r\nContent-Length: "
						+ length + "\r\nConnection: close\r\n\r\n")
					.getBytes(StandardCharsets.US_ASCII));
			byte[] chunk = new byte[1 << 20];
			for (int sent = 0; sent < length; sent += chunk.length) {
				socket.getOutputStream().write(chunk);
			}
			InputStream in = socket.getInputStream();
			assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8)).startsWith("HTTP/1.1 413")
				.contains("/problems/picture-too-large");
		}
	}

	@Test
	void showsWhatALayerSees() throws IOException {
		byte[] grid = this.client.bytes("/featuremaps/conv1");
		assertThat(ImageIO.read(new ByteArrayInputStream(grid)).getWidth()).isEqualTo(2076);
		JsonNode maps = this.client.get("/featuremaps/conv1?format=json");
		assertThat(maps.get("shape").toString()).isEqualTo("[32,32,32]");
		assertThat(maps.get("channels").get(31).get("values").get(31)).hasSize(32);
		assertThat(this.client.get("/featuremaps/fc3?format=json").get("channels")).hasSize(512);
		for (JsonNode layer : this.client.get("/featuremaps").get("layers")) {
			byte[] picture = this.client.bytes(layer.get("href").stringValue() + "?scale=1");
			assertThat(ImageIO.read(new ByteArrayInputStream(picture))).isNotNull();
		}
	}

	@Test
	void showsWhatALayerHasLearned() throws IOException {
		for (JsonNode layer : this.client.get("/filters").get("layers")) {
			byte[] picture = this.client.bytes(layer.get("href").stringValue() + "?scale=1&channel=0");
			assertThat(ImageIO.read(new ByteArrayInputStream(picture))).isNotNull();
		}
		assertThat(this.client.get("/featuremaps/act2/statistics?pictures=100").get("pictures").intValue())
			.isEqualTo(100);
	}

	@Test
	void showsTheArithmeticOfACell() {
		JsonNode maps = this.client.get("/featuremaps/conv2?format=json");
		JsonNode cell = this.client.get("/featuremaps/conv2/3/31/0");
		assertThat(cell.get("value")).isEqualTo(maps.get("channels").get(3).get("values").get(31).get(0));
		assertThat(cell.get("sum").doubleValue()).isCloseTo(cell.get("value").doubleValue(), within(1e-4));
		ServiceClient.Answer outside = this.client.send("GET", "/featuremaps/conv2/3/32/0", NOTHING);
		assertThat(outside.status()).isEqualTo(400);
		assertThat(outside.json().get("errors").get(0).get("field").stringValue()).isEqualTo("row");
		assertThat(this.client.send("GET", "/filters/act1", NOTHING).status()).isEqualTo(404);
	}

	@Test
	void showsHowItLearned() {
		JsonNode epochs = this.client.get("/runs/1/epochs");
		assertThat(epochs.get("epochs").toString()).isEqualTo("[0,1,2]");
		String ofModel = this.client.get("/models/run-1").get("epoch").toString();
		JsonNode kept = this.client.get("/runs/1/featuremaps/pool2?format=json&epoch=" + ofModel);
		JsonNode now = this.client.get("/featuremaps/pool2?format=json");
		for (int i = 0; i < 32; i++) {
			assertThat(kept.get("channels").get(i).get("mean").doubleValue())
				.isCloseTo(now.get("channels").get(i).get("mean").doubleValue(), within(1e-4));
		}
		assertThat(this.client.get("/runs/1/filters/conv1?format=json&epoch=" + ofModel))
			.isEqualTo(this.client.get("/filters/conv1?format=json"));
		assertThat(this.client.get("/runs/1/filters/conv1?format=json&epoch=0"))
			.isNotEqualTo(this.client.get("/filters/conv1?format=json"));
		assertThat(this.client.send("GET", "/runs/1/featuremaps/conv1?epoch=3", NOTHING).status()).isEqualTo(404);
		assertThat(this.client.send("GET", "/runs/9/epochs", NOTHING).status()).isEqualTo(404);
	}

	@Test
	void remembersWhatItSaidWhileItLearned() {
		JsonNode epochs = this.client.get("/runs/1/predictions?sample=test/7").get("epochs");
		assertThat(epochs).extracting((moment) -> moment.get("epoch").intValue()).containsExactly(1, 2);
		int ofModel = this.client.get("/models/run-1").get("epoch").intValue();
		JsonNode kept = epochs.get(ofModel - 1).get("predictions");
		JsonNode now = this.client.send("POST", "/predict?top=10&sample=shapes/test/7", NOTHING)
			.json()
			.get("predictions");
		assertThat(kept).hasSize(10);
		assertThat(kept.get(0).get("label")).isEqualTo(now.get(0).get("label"));
		assertThat(kept.get(0).get("probability").doubleValue()).isCloseTo(now.get(0).get("probability").doubleValue(),
				within(1e-5));
		ServiceClient.Answer answer = this.client.send("GET", "/runs/1/predictions?sample=train/7", NOTHING);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("errors").get(0).get("field").stringValue()).isEqualTo("sample");
	}

	@Test
	void showsWhatItMixedUpWhileItLearned() {
		assertThat(this.client.get("/runs/1/epochs").get("predictions").toString()).isEqualTo("[1,2]");
		for (JsonNode epoch : this.client.get("/runs/1/metrics").get("epochs")) {
			JsonNode evaluation = this.client.get("/runs/1/evaluation?epoch=" + epoch.get("epoch"));
			assertThat(evaluation.get("epoch")).isEqualTo(epoch.get("epoch"));
			assertThat(evaluation.get("accuracy")).isEqualTo(epoch.get("testAccuracy"));
		}
		JsonNode model = this.client.get("/models/run-1/evaluation");
		JsonNode kept = this.client.get("/runs/1/evaluation?epoch=" + model.get("epoch"));
		assertThat(kept.get("model")).isEqualTo(model.get("model"));
		assertThat(kept.get("confusion")).isEqualTo(model.get("confusion"));
		assertThat(this.client.get("/runs/1/evaluation/samples?true=ring&predicted=ring&limit=1&epoch=1").get("total"))
			.isEqualTo(this.client.get("/runs/1/evaluation?epoch=1").get("confusion").get(4).get(4));
		assertThat(this.client.send("GET", "/runs/1/evaluation?epoch=3", NOTHING).status()).isEqualTo(404);
	}

	@Test
	void namesEveryOptionThatCantBe() {
		ServiceClient.Answer answer = this.client.send("GET", "/featuremaps/conv1?scale=0&palette=red&channel=32",
				NOTHING);
		assertThat(answer.status()).isEqualTo(400);
		assertThat(answer.json().get("detail").stringValue()).contains("scale").contains("palette").contains("channel");
		assertThat(answer.json().get("errors")).hasSize(3);
	}

	@Test
	void keepsItsModel() throws IOException {
		JsonNode model = this.client.get("/models/current");
		assertThat(model.get("id").stringValue()).isEqualTo("run-1");
		assertThat(model.get("current").booleanValue()).isTrue();
		assertThat(model.get("provisional").booleanValue()).isFalse();
		assertThat(model.get("labels")).hasSize(10);
		assertThat(this.client.bytes("/models/run-1/weights"))
			.isEqualTo(Files.readAllBytes(home.resolve("models/run-1/weights.safetensors")));
	}

	@Test
	void tellsHowWellItsModelKnowsEachClass() {
		JsonNode evaluation = this.client.get("/models/run-1/evaluation");
		assertThat(evaluation.get("accuracy")).isEqualTo(this.client.get("/models/run-1").get("testAccuracy"));
		assertThat(evaluation.get("pictures").intValue()).isEqualTo(1000);
		String label = evaluation.get("labels").get(3).stringValue();
		JsonNode row = this.client.get("/models/run-1/evaluation/samples?limit=5&true=" + label);
		assertThat(row.get("total")).isEqualTo(evaluation.get("classes").get(3).get("support"));
		for (JsonNode sample : row.get("samples")) {
			assertThat(this.client.bytes(sample.get("href").stringValue())).startsWith(0x89, 'P', 'N', 'G');
			JsonNode answer = this.client
				.send("POST", "/predict?top=1&sample=" + sample.get("sample").stringValue(), NOTHING)
				.json();
			assertThat(answer.get("sample").get("label").stringValue()).isEqualTo(label);
			assertThat(answer.get("predictions").get(0).get("label")).isEqualTo(sample.get("predicted"));
			assertThat(answer.get("predictions").get(0).get("probability")).isEqualTo(sample.get("probability"));
		}
	}

	@Test
	void comparesItsModelWithItself() {
		JsonNode comparison = this.client.get("/models/compare?a=run-1&b=run-1");
		assertThat(comparison.get("disagreements").get("total").intValue()).isZero();
		assertThat(comparison.get("accuracy").get("a")).isEqualTo(this.client.get("/models/run-1").get("testAccuracy"));
	}

	private void assertRefused(int status, byte[] body, String type) {
		ServiceClient.Answer answer = this.client.send("POST", "/predict", body, "Content-Type", type);
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(status);
		assertThat(answer.type()).isEqualTo("application/problem+json");
	}

}
