package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A run whose process is killed again and again goes on by itself, and ends as one that
 * never was, to the last bit.
 */
class KilledRunsIT {

	private static final int BATCHES = 10;

	private static final int UNDISTURBED = 1;

	private static final int KILLED = 2;

	private final long seed = System.nanoTime();

	private final Random random = new Random(this.seed);

	@TempDir
	private Path home;

	@Test
	void killedTwice() throws IOException {
		assertEndsAsUndisturbed(2, 3);
	}

	@Test
	@Tag("ci")
	void killedTenTimes() throws IOException {
		assertEndsAsUndisturbed(10, 11);
	}

	private void assertEndsAsUndisturbed(int kills, int epochs) throws IOException {
		System.out.println("The moments of the kills are drawn from the seed " + this.seed);
		String request = "{'dataset':'shapes','epochs':" + epochs + ",'trainLimit':" + 32 * BATCHES + "}";
		int window = epochs * BATCHES / (kills + 1);
		for (int kill = 0; kill < kills; kill++) {
			// every other one writes checkpoints all the time
			boolean writing = kill % 2 == 0;
			try (JarProcess process = start(writing ? "0s" : "5m")) {
				ServiceClient service = process.awaitReady();
				if (kill == 0) {
					service.awaitCompleted(service.train(request));
					service.train(request);
				}
				int step = kill * window + this.random.nextInt(window);
				service.awaitRun(KILLED, (run) -> isAt(run, step));
				if (writing) {
					await().atMost(Duration.ofMinutes(2))
						.pollInterval(Duration.ofMillis(1))
						.until(this::isReplacingCheckpoint);
				}
				process.kill();
			}
		}
		try (JarProcess process = start("5m")) {
			ServiceClient service = process.awaitReady();
			JsonNode run = service.awaitCompleted(KILLED);
			assertThat(run.get("notice").isNull()).as(run::toString).isTrue();
			assertThat(result(run)).isEqualTo(result(service.run(UNDISTURBED)));
			assertThat(metrics(service, KILLED)).isEqualTo(metrics(service, UNDISTURBED));
			assertThat(service.bytes("/models/run-2/weights")).isEqualTo(service.bytes("/models/run-1/weights"));
		}
	}

	private JarProcess start(String interval) {
		return JarProcess.start(this.home, "--convscope.training.checkpoint-interval=" + interval);
	}

	private static boolean isAt(JsonNode run, int step) {
		return run.get("epoch").intValue() * BATCHES + run.get("batch").intValue() >= step
				&& run.get("state").stringValue().equals("RUNNING") && "training".equals(run.get("phase").asString(""));
	}

	// a run that is killed while it writes its first one rightly starts anew
	private boolean isReplacingCheckpoint() {
		Path folder = this.home.resolve("runs/" + KILLED);
		return Files.exists(folder.resolve("checkpoint.safetensors"))
				&& Files.exists(folder.resolve("checkpoint-next.safetensors.tmp"));
	}

	private static ObjectNode result(JsonNode run) {
		ObjectNode result = run.deepCopy().asObject();
		return result.remove(
				List.of("id", "picturesPerSecond", "elapsedSeconds", "queuedAt", "startedAt", "endedAt", "modelId"));
	}

	private static JsonNode metrics(ServiceClient service, int run) {
		JsonNode metrics = service.get("/runs/" + run + "/metrics");
		ArrayNode epochs = metrics.get("epochs").asArray();
		epochs.forEach((each) -> each.asObject().remove(List.of("seconds", "evaluationSeconds", "picturesPerSecond")));
		assertThat(epochs).extracting((each) -> each.get("epoch").intValue())
			.containsExactlyElementsOf(IntStream.rangeClosed(1, epochs.size()).boxed().toList());
		metrics.asObject().remove("runId");
		return metrics;
	}

}
