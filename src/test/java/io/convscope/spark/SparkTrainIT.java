package io.convscope.spark;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

import io.convscope.ServiceTest;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The job {@code train} on a cluster of two workers, one of which dies: as good as the
 * service is on one machine after the same epochs.
 */
@Tag("ci")
class SparkTrainIT extends ServiceTest {

	private static final String REQUEST = "{\"dataset\":\"shapes\",\"epochs\":3}";

	private static final double POINT = 0.01;

	@TempDir
	private static Path folder;

	private static SparkCluster cluster;

	private final HttpClient http = HttpClient.newHttpClient();

	@BeforeAll
	static void startCluster() throws IOException, InterruptedException {
		cluster = SparkCluster.start(folder, 2);
	}

	@AfterAll
	static void stopCluster() {
		if (cluster != null) {
			cluster.close();
		}
	}

	@Test
	void learnsAsMuchAsOneMachine() throws Exception {
		Path output = folder.resolve("trained");
		Path metrics = output.resolve("metrics.jsonl");
		try (SparkProcess job = cluster.submit("train", "--request", REQUEST, "--output", output.toString(),
				"--batches", "50")) {
			job.await(() -> Files.exists(metrics));
			cluster.killExecutor();
			assertThat(job.awaitExit()).as(job.output()).isZero();
			assertThat(job.output()).contains(SparkCluster.KILLED);
		}
		List<JsonNode> epochs = Files.readAllLines(metrics)
			.stream()
			.map((line) -> JsonMapper.shared().readTree(line).get("epoch"))
			.toList();
		assertThat(epochs).hasSize(3);
		double best = epochs.stream().mapToDouble((each) -> each.get("testAccuracy").asDouble()).max().orElseThrow();
		assertThat(best).isCloseTo(accuracyOnOneMachine(), within(POINT));
		assertThat(accuracyOf(output.resolve("weights.safetensors"))).isCloseTo(best, within(POINT / 10));
	}

	private double accuracyOnOneMachine() throws Exception {
		JsonNode run = send("/train", HttpRequest.BodyPublishers.ofString(REQUEST), "application/json");
		return Awaitility.await()
			.atMost(Duration.ofMinutes(10))
			.until(() -> get("/runs/" + run.get("id")), (each) -> each.get("state").asString().equals("COMPLETED"))
			.get("testAccuracy")
			.asDouble();
	}

	// as the service measures it after an import
	private double accuracyOf(Path weights) throws Exception {
		send("/models?name=spark&dataset=shapes", HttpRequest.BodyPublishers.ofFile(weights),
				"application/octet-stream");
		return get("/models/spark/evaluation?dataset=shapes").get("accuracy").asDouble();
	}

	private JsonNode get(String path) throws IOException, InterruptedException {
		return answer(request(path).build());
	}

	private JsonNode send(String path, HttpRequest.BodyPublisher body, String type)
			throws IOException, InterruptedException {
		return answer(request(path).header("Content-Type", type).POST(body).build());
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + this.port + path));
	}

	private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
		HttpResponse<String> response = this.http.send(request, HttpResponse.BodyHandlers.ofString());
		assertThat(response.statusCode()).as(response.body()).isBetween(200, 299);
		return JsonMapper.shared().readTree(response.body());
	}

}
