package io.convscope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A sweep whose process is killed right when each of its runs has been queued: none is
 * there twice, and none is missing.
 */
@Tag("ci")
class KilledSweepsIT {

	private static final int RUNS = 4;

	@TempDir
	private Path home;

	@Test
	void eachRunIsThereOnce() throws IOException {
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			byte[] request = ("{\"base\":{\"dataset\":\"shapes\",\"epochs\":1,\"trainLimit\":64},"
					+ "\"grid\":{\"seed\":[1,2,3,4]}}")
				.getBytes(StandardCharsets.UTF_8);
			assertThat(service.send("POST", "/sweeps", request, "Content-Type", "application/json").status())
				.isEqualTo(202);
			process.kill();
		}
		for (int run = 2; run <= RUNS; run++) {
			Path file = this.home.resolve("runs/" + run + "/run.json");
			try (JarProcess process = JarProcess.start(this.home)) {
				await().atMost(Duration.ofMinutes(2))
					.pollInterval(Duration.ofMillis(1))
					.until(() -> Files.exists(file));
				process.kill();
			}
		}
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			JsonNode sweep = await().atMost(Duration.ofMinutes(5))
				.until(() -> service.get("/sweeps/1"), (each) -> !each.get("endedAt").isNull());
			assertThat(sweep.get("runs")).extracting((run) -> run.get("state").stringValue()).containsOnly("COMPLETED");
			assertThat(sweep.get("runs")).extracting((run) -> run.get("runId").intValue()).containsExactly(1, 2, 3, 4);
			assertThat(service.get("/runs").get("total").intValue()).isEqualTo(RUNS);
			int alone = service.train("{'dataset':'shapes','epochs':1,'trainLimit':64,'seed':" + RUNS + "}");
			service.awaitCompleted(alone);
			assertThat(service.bytes("/models/run-" + RUNS + "/weights"))
				.isEqualTo(service.bytes("/models/run-" + alone + "/weights"));
		}
	}

}
