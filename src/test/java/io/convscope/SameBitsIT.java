package io.convscope;

import java.io.IOException;
import java.nio.file.Path;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The same run has the same bits in another process, whatever that does besides.
 */
class SameBitsIT {

	private static final String REQUEST = "{'dataset':'shapes','epochs':3,'trainLimit':320}";

	@TempDir
	private Path quiet;

	@TempDir
	private Path busy;

	@Test
	void answeringPredictionsMeanwhileChangesNothing() throws IOException {
		try (JarProcess one = JarProcess.start(this.quiet); JarProcess other = JarProcess.start(this.busy)) {
			ServiceClient quietService = one.awaitReady();
			ServiceClient busyService = other.awaitReady();
			int run = quietService.train(REQUEST);
			busyService.train(REQUEST);
			assertThat(predictUntilTheEnd(busyService, run)).as("predictions while training").isPositive();
			busyService.awaitCompleted(run);
			quietService.awaitCompleted(run);
			assertThat(busyService.bytes("/models/run-1/weights"))
				.isEqualTo(quietService.bytes("/models/run-1/weights"));
			JsonNode points = quietService.get("/runs/1/metrics").get("points");
			assertThat(points.size()).isPositive();
			assertThat(busyService.get("/runs/1/metrics").get("points")).isEqualTo(points);
		}
	}

	private static int predictUntilTheEnd(ServiceClient service, int run) {
		int answers = 0;
		while (service.run(run).get("endedAt").isNull()) {
			// there is no model before the first epoch has ended
			int status = service.send("POST", "/predict?sample=shapes/test/" + answers % 1000, new byte[0]).status();
			assertThat(status).isIn(200, 409);
			answers += (status == 200) ? 1 : 0;
		}
		return answers;
	}

}
