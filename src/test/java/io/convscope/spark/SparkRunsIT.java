package io.convscope.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;

import io.convscope.JarProcess;
import io.convscope.ServiceClient;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * Runs that the service submits to a cluster: they show how far they are, can be paused
 * and cancelled, and go on while the service is not there.
 */
@Tag("ci")
class SparkRunsIT {

	private static final String REQUEST = "{'dataset':'shapes','epochs':%d,'trainLimit':%d,'workers':2}";

	@TempDir
	private static Path folder;

	private JarProcess process;

	private ServiceClient service;

	@BeforeEach
	void start() throws IOException, InterruptedException {
		this.process = JarProcess.start(folder.resolve("home"),
				"--convscope.spark.master=" + SparkCluster.shared().address(),
				"--convscope.spark.home=" + SparkBuild.HOME, "--convscope.spark.jar=" + SparkBuild.JAR,
				"--convscope.spark.options=--executor-memory,1g,--conf,spark.driver.host=127.0.0.1,--conf,spark.ui.enabled=false");
		this.service = this.process.awaitReady();
	}

	@AfterEach
	void stop() throws IOException {
		this.process.close();
	}

	@Test
	void goesOnWithoutTheService() throws Exception {
		int id = this.service.train(REQUEST.formatted(3, 3200));
		this.service.awaitRun(id, (run) -> "submitting".equals(run.get("phase").asString("")));
		JsonNode underWay = this.service.awaitRun(id, (run) -> run.get("epoch").asInt() >= 1);
		assertThat(underWay.get("etaSeconds").asInt()).isPositive();
		long driver = driver(id);
		this.process.kill();
		start();
		this.service.awaitRun(id, (run) -> run.get("epoch").asInt() >= 2);
		assertThat(driver(id)).as("nothing was submitted anew").isEqualTo(driver);
		JsonNode ended = this.service.awaitCompleted(id);
		assertThat(ended.get("notice").isNull()).as(ended::toString).isTrue();
		JsonNode metrics = this.service.get("/runs/" + id + "/metrics");
		assertThat(metrics.get("epochs")).hasSize(3);
		assertThat(metrics.get("points").size()).isGreaterThan(3);
		JsonNode model = this.service.get("/models/run-" + id);
		assertThat(model.get("settings").get("workers").asInt()).isEqualTo(2);
		double accuracy = this.service.get("/models/run-" + id + "/evaluation?dataset=shapes")
			.get("accuracy")
			.asDouble();
		assertThat(accuracy).isGreaterThan(0.9).isCloseTo(model.get("testAccuracy").asDouble(), within(1e-9));
	}

	@Test
	void isPausedAndCancelled() throws IOException {
		int id = this.service.train(REQUEST.formatted(50, 640));
		this.service.awaitRun(id, (run) -> run.get("epoch").asInt() >= 1);
		assertThat(post("/runs/" + id + "/pause")).isBetween(200, 299);
		JsonNode paused = this.service.awaitRun(id, (run) -> run.get("state").asString().equals("PAUSED"));
		assertThat(isAlive(driver(id))).isFalse();
		assertThat(post("/runs/" + id + "/resume")).isBetween(200, 299);
		int epoch = paused.get("epoch").asInt();
		JsonNode resumed = this.service.awaitRun(id, (run) -> run.get("epoch").asInt() > epoch);
		assertThat(resumed.get("notice").isNull()).as(resumed::toString).isTrue();
		assertThat(Files.readString(cluster(id).resolve("rounds.jsonl"))).contains("Goes on after epoch ");
		long driver = driver(id);
		this.service.cancel(id);
		this.service.awaitRun(id, (run) -> run.get("state").asString().equals("CANCELLED"));
		assertThat(isAlive(driver)).isFalse();
		assertThat(this.service.get("/models/run-" + id).get("epoch").asInt()).isPositive();
		assertThat(cluster(id).resolve("output")).doesNotExist();
	}

	@Test
	void learnsOwnPicturesFromAModel() throws IOException {
		Path pictures = DeskPictures.draw(folder.resolve("desk"));
		this.service.send("POST", "/datasets?name=desk&test=0.3", DeskPictures.zip(pictures), "Content-Type",
				"application/zip");
		Awaitility.await()
			.atMost(Duration.ofMinutes(10))
			.until(() -> this.service.get("/datasets/desk").get("state").asString().equals("READY"));
		int here = this.service.train("{'dataset':'desk','recipe':'quick','epochs':1}");
		this.service.awaitCompleted(here);
		int id = this.service
			.train("{'dataset':'desk','recipe':'quick','epochs':2,'workers':2,'from':'run-" + here + "'}");
		JsonNode ended = this.service.awaitCompleted(id);
		assertThat(ended.get("notice").isNull()).as(ended::toString).isTrue();
		assertThat(this.service.get("/models/run-" + id).get("settings").get("from").asString())
			.isEqualTo("run-" + here);
	}

	private int post(String path) {
		return this.service.send("POST", path, new byte[0]).status();
	}

	private static Path cluster(int run) {
		return folder.resolve("home/runs/" + run + "/cluster");
	}

	private static long driver(int run) throws IOException {
		return Long.parseLong(Files.readString(cluster(run).resolve("driver.pid")).strip());
	}

	private static boolean isAlive(long process) {
		return ProcessHandle.of(process).filter(ProcessHandle::isAlive).isPresent();
	}

}
