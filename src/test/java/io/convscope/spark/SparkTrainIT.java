package io.convscope.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import io.convscope.ServiceClient;
import io.convscope.ServiceTest;
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

	@Test
	void learnsAsMuchAsOneMachine() throws Exception {
		Path output = folder.resolve("trained");
		Path metrics = output.resolve("metrics.jsonl");
		SparkCluster cluster = SparkCluster.shared();
		try (SparkProcess job = cluster.submit("train", "--request", REQUEST, "--output", output.toString(),
				"--workers", "2", "--batches", "50")) {
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

	private double accuracyOnOneMachine() {
		return this.client.awaitCompleted(this.client.train(REQUEST)).get("testAccuracy").asDouble();
	}

	// as the service measures it after an import
	private double accuracyOf(Path weights) throws IOException {
		ServiceClient.Answer imported = this.client.send("POST", "/models?name=spark&dataset=shapes",
				Files.readAllBytes(weights), "Content-Type", "application/octet-stream");
		assertThat(imported.status()).as(imported.json().toString()).isEqualTo(201);
		return this.client.get("/models/spark/evaluation?dataset=shapes").get("accuracy").asDouble();
	}

}
