package io.convscope.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

import io.convscope.ConvscopeApplication;
import io.convscope.ServiceClient;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * The job {@code sweep} on a cluster of two workers, one of which dies: each run is there
 * once, with the bits of one machine, and one that fails does not end the others.
 */
@Tag("ci")
class SparkSweepIT {

	private static final int RUNS = 4;

	/** A rate at which nothing can be learned. */
	private static final String REQUEST = "{\"name\":\"rates\",\"base\":{\"dataset\":\"shapes\",\"epochs\":2,"
			+ "\"trainLimit\":1280},\"grid\":{\"learningRate\":[0.01,0.001,0.003,10]}}";

	private static final Pattern LINE = Pattern.compile("run (\\d+) is (\\w+): test accuracy \\S+, (.*)");

	@TempDir
	private static Path folder;

	@Test
	void hasEachRunOnceWithTheBitsOfOneMachine() throws Exception {
		Path output = folder.resolve("swept");
		String driver;
		SparkCluster cluster = SparkCluster.shared();
		try (SparkProcess job = cluster.submit("sweep", "--request", REQUEST, "--output", output.toString())) {
			job.await(() -> countRuns(output) > 0);
			cluster.killExecutor();
			assertThat(job.awaitExit()).as(job.output()).isZero();
			driver = job.output();
			assertThat(driver).contains(SparkCluster.KILLED);
		}
		requireRefusal(REQUEST.replace("0.003", "0.004"), output, "has runs of another request, of other pictures");
		requireRefusal(REQUEST.replace("shapes", "cifar10"), folder.resolve("other"),
				"The data set cifar10 can't be read from --data", "does not exist");
		assertThat(countRuns(output)).isEqualTo(RUNS);
		JsonNode sweep = JsonMapper.shared().readTree(output.resolve("sweeps/1/sweep.json"));
		assertThat(sweep.get("runs")).extracting((run) -> run.get("runId").intValue()).containsExactly(1, 2, 3, 4);
		Map<Integer, String> swept = resultsIn(driver);
		assertThat(swept.get(RUNS)).startsWith("FAILED");
		assertThat(swept.values()).filteredOn((each) -> each.startsWith("COMPLETED sha256:")).hasSize(RUNS - 1);
		assertThat(onOneMachine()).isEqualTo(swept);
		for (int run = 1; run < RUNS; run++) {
			assertThat(output.resolve("models/run-" + run + "/model.json")).exists();
		}
		requireShownByTheService(output, swept);
	}

	private static void requireRefusal(String request, Path output, String... sentence) throws Exception {
		try (SparkProcess job = SparkProcess.onOneMachine(folder.resolve("refused.log"), Map.of(), "sweep", "--request",
				request, "--output", output.toString(), "--data", folder.resolve("missing.tar.gz").toString())) {
			assertThat(job.awaitExit()).isOne();
			assertThat(job.output()).contains(sentence).doesNotContain("\tat ");
		}
	}

	private static void requireShownByTheService(Path home, Map<Integer, String> swept) {
		try (ConfigurableApplicationContext started = SpringApplication.run(ConvscopeApplication.class,
				"--convscope.home=" + home, "--server.port=0")) {
			ServiceClient service = new ServiceClient(
					started.getEnvironment().getRequiredProperty("local.server.port", Integer.class));
			JsonNode sweep = service.get("/sweeps/1");
			assertThat(sweep.get("name").asString()).isEqualTo("rates");
			assertThat(sweep.get("state").asString()).isEqualTo("COMPLETED");
			assertThat(service.get("/runs").get("runs")).extracting((run) -> run.get("id").intValue())
				.containsExactlyInAnyOrderElementsOf(swept.keySet());
			swept.forEach((run, result) -> {
				JsonNode shown = service.run(run);
				assertThat(shown.get("state").asString()).isEqualTo(result.split(" ")[0]);
				if (run < RUNS) {
					assertThat(result).endsWith(service.get("/models/run-" + run).get("digest").asString());
					assertThat(service.get("/models/run-" + run + "/evaluation").get("accuracy").asDouble())
						.isCloseTo(shown.get("testAccuracy").asDouble(), within(0.002));
				}
			});
			JsonNode answer = service
				.send("POST", "/predict?model=run-1", service.bytes("/datasets/shapes/samples/test/0"), "Content-Type",
						"image/png")
				.json();
			JsonNode learned = service.get("/runs/1/predictions?sample=shapes/test/0").get("epochs");
			JsonNode kept = learned.get(service.get("/models/run-1").get("epoch").intValue() - 1).get("predictions");
			assertThat(answer.get("predictions").get(0).get("label")).isEqualTo(kept.get(0).get("label"));
			assertThat(answer.get("predictions").get(0).get("probability").asDouble())
				.isCloseTo(kept.get(0).get("probability").asDouble(), within(1e-4));
		}
	}

	private static Map<Integer, String> onOneMachine() throws IOException, InterruptedException {
		try (SparkProcess job = SparkProcess.onOneMachine(folder.resolve("alone.log"), Map.of("OMP_NUM_THREADS", "1"),
				"sweep", "--request", REQUEST, "--output", folder.resolve("alone").toString())) {
			assertThat(job.awaitExit()).as(job.output()).isZero();
			return resultsIn(job.output());
		}
	}

	private static Map<Integer, String> resultsIn(String output) {
		Map<Integer, String> results = new TreeMap<>();
		Matcher lines = LINE.matcher(output);
		for (MatchResult line : lines.results().toList()) {
			results.put(Integer.valueOf(line.group(1)), line.group(2) + " " + line.group(3));
		}
		return results;
	}

	private static long countRuns(Path output) {
		try (var runs = Files.newDirectoryStream(Files.createDirectories(output.resolve("runs")))) {
			long count = 0;
			for (Path run : runs) {
				count += Files.exists(run.resolve("run.json")) ? 1 : 0;
			}
			return count;
		}
		catch (IOException ex) {
			throw new AssertionError(ex);
		}
	}

}
