package io.convscope.spark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;

import io.convscope.ServiceTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The job {@code score} on a cluster of two workers: each picture once, with the numbers
 * of the service, whatever is killed meanwhile.
 */
@Tag("ci")
class SparkScoreIT extends ServiceTest {

	private static final String LABELS = "airplane,automobile,bird,cat,deer,dog,frog,horse,ship,truck";

	@TempDir
	private static Path folder;

	private static ManyPictures pictures;

	private static SparkCluster cluster;

	@BeforeAll
	static void startCluster() throws IOException, InterruptedException {
		pictures = ManyPictures.draw(folder.resolve("pictures"));
		cluster = SparkCluster.shared();
	}

	@Test
	void survivesTheLossOfAnExecutor() throws Exception {
		Path output = folder.resolve("parquet");
		try (SparkProcess job = submit(output, "parquet")) {
			job.await(() -> parts(output) > 0);
			cluster.killExecutor();
			assertThat(job.awaitExit()).as(job.output()).isZero();
			assertThat(job.output()).contains(SparkCluster.KILLED);
			assertThat(job.output()).contains(pictures.files().size() + " rows");
		}
		requireAnswersOfTheService(ScoredTable.read("parquet", output));
	}

	@Test
	void goesOnWhereAKilledJobWas() throws Exception {
		Path output = folder.resolve("csv");
		try (SparkProcess job = submit(output, "csv")) {
			job.await(() -> parts(output) > 0);
			job.kill();
		}
		try (SparkProcess again = submit(output, "csv")) {
			assertThat(again.awaitExit()).as(again.output()).isZero();
			assertThat(again.output()).containsPattern("[1-9][0-9]* files had been done before");
		}
		requireAnswersOfTheService(ScoredTable.read("csv", output));
	}

	@Test
	void saysWhatIsWrongWithACommandLine() throws Exception {
		try (SparkProcess job = SparkProcess.onOneMachine(folder.resolve("refused.log"), Map.of(), "score", "--picture",
				"x", "--top", "0")) {
			assertThat(job.awaitExit()).isOne();
			assertThat(job.output()).contains("--picture is not an option (did you mean pictures?)",
					"--model is missing: a safetensors file", "--top must be a whole number of at least 1");
		}
	}

	@Test
	void refusesResultsAmongThePictures() throws Exception {
		try (SparkProcess job = submit(pictures.folder().resolve("labels"), "csv")) {
			assertThat(job.awaitExit()).isOne();
			assertThat(job.output()).contains("The results can't be among the pictures");
		}
	}

	private SparkProcess submit(Path output, String format) throws Exception {
		Path model = folder.resolve("pretrained.safetensors");
		Files.write(model, this.client.bytes("/models/pretrained/weights"));
		return cluster.submit("score", "--pictures", pictures.folder().toString(), "--model", model.toString(),
				"--labels", LABELS, "--output", output.toString(), "--format", format, "--part", "10");
	}

	private static long parts(Path output) {
		try (Stream<Path> files = Files.list(output)) {
			return files.filter((file) -> file.getFileName().toString().startsWith("part-")).count();
		}
		catch (IOException ex) {
			return 0;
		}
	}

	private void requireAnswersOfTheService(ScoredTable table) throws Exception {
		Map<String, JsonNode> rows = table.byPicture(pictures.folder());
		assertThat(rows.keySet()).containsExactlyInAnyOrderElementsOf(pictures.files().keySet());
		for (Map.Entry<String, byte[]> each : pictures.files().entrySet()) {
			JsonNode answer = this.client.send("POST", "/predict", each.getValue(), "Content-Type", "image/png").json();
			JsonNode row = rows.get(each.getKey());
			if (answer.has("detail")) {
				assertThat(row.get("error")).as(each.getKey()).isEqualTo(answer.get("detail"));
			}
			else {
				JsonNode best = answer.get("predictions").get(0);
				assertThat(row.get("label")).as(each.getKey()).isEqualTo(best.get("label"));
				assertThat(row.get("probability").asString()).as(each.getKey())
					.isEqualTo(best.get("probability").asString());
			}
		}
	}

}
