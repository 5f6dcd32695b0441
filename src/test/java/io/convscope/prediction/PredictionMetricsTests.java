package io.convscope.prediction;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

import io.convscope.image.reading.InvalidUploadException;
import io.convscope.model.inference.InferenceBusyException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Meter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * Requests by model and outcome; models that come and go.
 */
class PredictionMetricsTests {

	private static final String REQUESTS = "convscope.prediction.requests";

	private static final int RECORDINGS = 100_000;

	private final SimpleMeterRegistry registry = new SimpleMeterRegistry();

	private final Set<String> models = new HashSet<>();

	private final PredictionMetrics metrics = new PredictionMetrics(this.registry, this.models::contains);

	@Test
	void eachOutcomeIsCounted() {
		assertThat(this.metrics.count("cat", () -> 7)).isEqualTo(7);
		fail(InvalidUploadException.part("picture"));
		fail(InferenceBusyException.waitedTooLong(Duration.ofSeconds(1)));
		fail(new IllegalStateException("a bug"));
		fail(new IllegalStateException("another"));
		assertThat(this.registry.find(REQUESTS)
			.tag("model", "cat")
			.counters()
			.stream()
			.collect(Collectors.toMap((each) -> String.valueOf(each.getId().getTag("outcome")), Counter::count)))
			.isEqualTo(Map.of("answered", 1.0, "refused", 1.0, "busy", 1.0, "failed", 2.0));
	}

	private void fail(RuntimeException with) {
		assertThatExceptionOfType(with.getClass()).isThrownBy(() -> this.metrics.count("cat", () -> {
			throw with;
		}));
	}

	@Test
	void modelsThatAreGoneLeave() {
		for (int i = 0; i < 1000; i++) {
			this.models.clear();
			this.models.add("model-" + i);
			this.metrics.of("model-" + i).pictures().increment();
		}
		assertThat(labels()).containsExactly("model-999");
	}

	@Test
	void aModelThatComesBackCountsAnew() {
		this.models.add("cat");
		this.metrics.of("cat").pictures().increment(3);
		this.models.clear();
		this.metrics.of("dog");
		assertThat(labels()).containsExactly("dog");
		this.metrics.of("cat").pictures().increment();
		assertThat(this.registry.get("convscope.prediction.pictures").tag("model", "cat").counter().count())
			.isEqualTo(1);
	}

	@Test
	void soManyModelsAtATimeShareALabel() {
		for (int i = 0; i < 3 * PredictionMetrics.MOST_MODELS; i++) {
			this.models.add("model-" + i);
			this.metrics.of("model-" + i).pictures().increment();
		}
		assertThat(labels()).hasSize(PredictionMetrics.MOST_MODELS + 1).contains("model-99", PredictionMetrics.OTHERS);
		assertThat(this.registry.get("convscope.prediction.pictures")
			.tag("model", PredictionMetrics.OTHERS)
			.counter()
			.count()).isEqualTo(2 * PredictionMetrics.MOST_MODELS);
	}

	@Test
	void recordingIsCheapBesideAForwardPass() {
		PredictionMetrics scraped = new PredictionMetrics(new PrometheusMeterRegistry(PrometheusConfig.DEFAULT),
				(model) -> true);
		record(scraped);
		long before = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
		record(scraped);
		long each = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - before) / RECORDINGS;
		// a picture through the smallest network takes some hundred microseconds
		assertThat(Duration.ofNanos(each)).isLessThan(Duration.ofNanos(10_000));
	}

	private static void record(PredictionMetrics metrics) {
		for (int i = 0; i < RECORDINGS; i++) {
			metrics.count("cat", () -> {
				metrics.waited(1_000_000);
				metrics.computed("cat", 1, 500_000);
				return true;
			});
		}
	}

	private Set<String> labels() {
		return this.registry.getMeters()
			.stream()
			.map(Meter::getId)
			.filter((id) -> id.getTag("model") != null)
			.map((id) -> String.valueOf(id.getTag("model")))
			.collect(Collectors.toSet());
	}

}
