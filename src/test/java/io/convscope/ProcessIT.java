package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What an end of the process, expected or not, leaves to the next one on the same home.
 */
class ProcessIT {

	// so many pictures that an epoch makes a model that is better than chance
	private static final String SHORT_RUN = "{'dataset':'shapes','epochs':1,'trainLimit':3200}";

	private static final String LONG_RUN = "{'dataset':'shapes','epochs':1000,'trainLimit':3200}";

	@TempDir
	private Path home;

	@Test
	void aStopInterruptsTheRunAndKeepsRunsAndModels() throws IOException {
		int finished;
		int interrupted;
		byte[] weights;
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			finished = service.train(SHORT_RUN);
			service.awaitCompleted(finished);
			weights = service.bytes("/models/run-1/weights");
			interrupted = service.train(LONG_RUN);
			service.awaitRun(interrupted, ProcessIT::isInALaterEpoch);
			process.terminate();
			process.awaitExit(Duration.ofSeconds(10));
		}
		JsonNode onDisk = new JsonMapper().readTree(Files.readAllBytes(runFile(interrupted)));
		assertThat(onDisk.get("state").stringValue()).isEqualTo("INTERRUPTED");
		assertThat(onDisk.get("reason").stringValue())
			.isEqualTo("The service was stopped while the run was under way.");
		assertThat(runFile(interrupted).resolveSibling("checkpoint.safetensors")).exists();
		try (JarProcess process = JarProcess.start(this.home, "--convscope.training.resume-on-start=false")) {
			ServiceClient service = process.awaitReady();
			assertThat(service.run(finished).get("state").stringValue()).isEqualTo("COMPLETED");
			assertThat(service.bytes("/models/run-1/weights")).isEqualTo(weights);
			assertThat(service.get("/models/run-1").get("current").booleanValue()).isTrue();
			assertThat(service.get("/models/run-2").get("provisional").booleanValue()).isTrue();
			cancelTheInterrupted(service, interrupted);
		}
	}

	private static void cancelTheInterrupted(ServiceClient service, int run) {
		JsonNode interrupted = service.run(run);
		assertThat(interrupted.get("state").stringValue()).isEqualTo("INTERRUPTED");
		assertThat(interrupted.get("phase").isNull()).isTrue();
		assertThat(interrupted.get("epoch").intValue()).isPositive();
		assertThat(service.cancel(run).get("state").stringValue()).isEqualTo("CANCELLED");
		JsonNode model = service.get("/models/run-2");
		assertThat(model.get("provisional").booleanValue()).isFalse();
		assertThat(model.get("current").booleanValue()).isTrue();
		assertThat(model.get("lastEpochTestAccuracy")).isEqualTo(interrupted.get("testAccuracy"));
	}

	@Test
	void aKilledProcessLeavesAHomeOnWhichTheQueueGoesOn() throws IOException {
		int interrupted;
		int queued;
		int epochs;
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			interrupted = service.train(LONG_RUN);
			queued = service.train(SHORT_RUN);
			epochs = service.awaitRun(interrupted, ProcessIT::isInALaterEpoch).get("epoch").intValue();
			process.kill();
		}
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			int before = epochs;
			service.awaitRun(interrupted, (run) -> run.get("epoch").intValue() > before + 1);
			assertThat(service.get("/runs/" + interrupted + "/metrics").get("epochs"))
				.extracting((each) -> each.get("epoch").intValue())
				.startsWith(1, 2)
				.doesNotHaveDuplicates();
			assertThat(service.run(queued).get("state").stringValue()).isEqualTo("QUEUED");
			service.cancel(interrupted);
			service.awaitCompleted(queued);
			assertThat(service.get("/models/run-2").get("current").booleanValue()).isTrue();
		}
	}

	private static boolean isInALaterEpoch(JsonNode run) {
		return run.get("epoch").intValue() >= 1 && run.get("batch").intValue() > 5
				&& "training".equals(run.get("phase").asString(""));
	}

	private Path runFile(int run) {
		return this.home.resolve("runs").resolve(Integer.toString(run)).resolve("run.json");
	}

}
