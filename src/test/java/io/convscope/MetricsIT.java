package io.convscope;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * The metrics: that the documentation has them all, and that they tell what happened.
 */
@TestPropertySource(
		properties = { "convscope.prediction.shadow=pretrained-deep", "convscope.prediction.shadow-share=1" })
class MetricsIT extends ServiceTest {

	private static final String ANSWERED = "convscope_prediction_requests_total{model=\"pretrained\",outcome=\"answered\"}";

	private static final String REFUSED = "convscope_prediction_requests_total{model=\"pretrained\",outcome=\"refused\"}";

	private static final String PICTURES = "convscope_prediction_pictures_total{model=\"pretrained\"}";

	private static final String BATCHES = "convscope_prediction_batch_pictures_count";

	private static final String DECODED = "convscope_decode_seconds_count{format=\"png\"}";

	private static final Pattern ROW = Pattern.compile("\\| `(convscope_\\w+)` \\|.*");

	@TempDir
	private static Path store;

	@DynamicPropertySource
	static void publish(DynamicPropertyRegistry registry) {
		registry.add("convscope.models.store", () -> store.toString());
	}

	@Test
	void theDocumentationHasThemAll() throws IOException {
		predict(BadRequestsIT.png(40), 200);
		Map<String, String> documented = new TreeMap<>();
		for (String line : Files.readAllLines(Path.of("docs", "monitoring.md"))) {
			Matcher row = ROW.matcher(line);
			if (row.matches()) {
				documented.put(row.group(1), line);
			}
		}
		assertThat(Scrape.of(this.client).rows()).isEqualTo(documented);
	}

	@Test
	void predictionsAreCounted() throws IOException {
		predict(BadRequestsIT.png(40), 200);
		Scrape before = Scrape.of(this.client);
		predict(BadRequestsIT.png(40), 200);
		predict(BadRequestsIT.png(40), 200);
		predict(new byte[] { 1, 2, 3 }, 400);
		assertThat(this.client.send("POST", "/predict?model=nobody", BadRequestsIT.png(8), "Content-Type", "image/png")
			.status()).isEqualTo(404);
		Scrape after = Scrape.of(this.client);
		for (String series : List.of(ANSWERED, PICTURES, BATCHES, DECODED, "convscope_prediction_wait_seconds_count",
				"convscope_prediction_compute_seconds_count", "convscope_prediction_batch_pictures_sum")) {
			assertThat(after.value(series) - before.value(series)).as(series).isEqualTo(2);
		}
		assertThat(after.value(REFUSED) - before.value(REFUSED)).isEqualTo(1);
		assertThat(after.value("convscope_prediction_queue_pictures")).isZero();
		assertThat(after.lines()).noneMatch((line) -> line.contains("nobody"));
	}

	@Test
	void predictionsInOtherProtocolsAreCounted() throws IOException {
		Scrape before = Scrape.of(this.client);
		assertThat(this.client.send("POST", "/predictions/pretrained", BadRequestsIT.png(40)).status()).isEqualTo(200);
		assertThat(
				this.client.send("POST", "/v2/models/pretrained/infer", "{}".getBytes(StandardCharsets.UTF_8)).status())
			.isEqualTo(400);
		Scrape after = Scrape.of(this.client);
		assertThat(after.value(ANSWERED) - before.value(ANSWERED)).isEqualTo(1);
		assertThat(after.value(REFUSED) - before.value(REFUSED)).isEqualTo(1);
	}

	@Test
	void whatTheShadowSaysIsCompared() throws IOException {
		String series = "convscope_shadow_%s{model=\"pretrained-deep\"%s}";
		Scrape before = Scrape.of(this.client);
		predict(BadRequestsIT.png(40), 200);
		assertThat(this.client.send("POST", "/predictions/pretrained", BadRequestsIT.png(40)).status()).isEqualTo(200);
		assertThat(this.client.send("POST", "/v2/models/pretrained/infer", gray()).status()).isEqualTo(200);
		assertThat(
				this.client.send("POST", "/predict?model=pretrained-deep&sample=shapes/test/0", new byte[0]).status())
			.isEqualTo(200);
		await().untilAsserted(() -> {
			Scrape after = Scrape.of(this.client);
			double pictures = Stream.of("agreed", "disagreed")
				.map((outcome) -> series.formatted("pictures_total", ",outcome=\"" + outcome + "\""))
				.mapToDouble((each) -> after.value(each) - before.value(each))
				.sum();
			assertThat(pictures).isEqualTo(3);
			for (String name : List.of("difference_count", "compute_seconds_count")) {
				assertThat(after.value(series.formatted(name, "")) - before.value(series.formatted(name, "")))
					.isEqualTo(3);
			}
		});
	}

	private static byte[] gray() {
		return ("{\"inputs\":[{\"name\":\"input\",\"shape\":[1,3,32,32],\"datatype\":\"FP32\",\"data\":["
				+ String.join(",", Collections.nCopies(3 * 32 * 32, "0.5")) + "]}]}")
			.getBytes(StandardCharsets.US_ASCII);
	}

	@Test
	void theRunThatTrainsIsSeen() {
		int run = this.client.train("{'dataset':'shapes','epochs':1000,'trainLimit':3200}");
		this.client.awaitRun(run, (each) -> each.get("epoch").intValue() >= 1 && each.get("batch").intValue() > 1);
		Scrape scrape = Scrape.of(this.client);
		assertThat(scrape.value("convscope_runs{state=\"running\"}")).isEqualTo(1);
		assertThat(scrape.value("convscope_run_number")).isEqualTo(run);
		assertThat(scrape.value("convscope_run_epochs")).isEqualTo(1000);
		assertThat(scrape.value("convscope_run_epoch")).isPositive();
		assertThat(scrape.value("convscope_run_loss")).isPositive();
		assertThat(scrape.value("convscope_run_accuracy{part=\"test\"}")).isBetween(0.0, 1.0);
		assertThat(scrape.value("convscope_run_accuracy{part=\"validation\"}")).isNaN();
		assertThat(scrape.value("convscope_run_speed_pictures_per_second")).isPositive();
		// it is written on a thread of its own
		await().atMost(Duration.ofMinutes(1))
			.until(() -> Scrape.of(this.client).value("convscope_run_checkpoint_age_seconds"),
					(age) -> age >= 0 && age < 600);
		this.client.cancel(run);
		this.client.awaitRun(run, (each) -> !each.get("endedAt").isNull());
		Scrape after = Scrape.of(this.client);
		assertThat(after.value("convscope_run_number")).isNaN();
		assertThat(after.value("convscope_run_loss")).isNaN();
		assertThat(after.value("convscope_runs{state=\"running\"}")).isZero();
		assertThat(after.value("convscope_runs{state=\"cancelled\"}")).isEqualTo(1);
	}

	@Test
	void anEvaluationIsTimed() {
		double before = Scrape.of(this.client).value("convscope_evaluation_seconds_count");
		int run = this.client.train("{'dataset':'shapes','epochs':1,'trainLimit':3200}");
		this.client.awaitCompleted(run);
		this.client.get("/models/run-" + run + "/evaluation");
		assertThat(Scrape.of(this.client).value("convscope_evaluation_seconds_count")).isEqualTo(before + 1);
	}

	@Test
	void memoryAndDiskAreThoseOfTheMachine() {
		Scrape scrape = Scrape.of(this.client);
		double free = home.toFile().getUsableSpace();
		assertThat(scrape.value("convscope_disk_free_bytes")).isCloseTo(free, within(free / 10));
		assertThat(scrape.value("convscope_disk_free_limit_bytes")).isEqualTo(64 << 20);
		assertThat(scrape.value("convscope_process_memory_bytes")).isGreaterThan(100 << 20);
		assertThat(scrape.value("convscope_native_arrays")).isPositive();
	}

	private void predict(byte[] picture, int status) {
		assertThat(this.client.send("POST", "/predict?model=pretrained", picture, "Content-Type", "image/png").status())
			.isEqualTo(status);
	}

}
