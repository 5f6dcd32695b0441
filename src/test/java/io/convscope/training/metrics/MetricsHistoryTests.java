package io.convscope.training.metrics;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.LongStream;

import io.convscope.training.metrics.Metrics.LossPoint;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Figures that outlive the process, and their curve when it is thinned out.
 */
class MetricsHistoryTests {

	private static final EpochResult EPOCH = new EpochResult(1, 1.5, 0.25, null, 0.5, 2, 0.5, 32);

	@TempDir
	private Path folder;

	@Test
	void everythingIsReadAgain() {
		MetricsHistory history = open();
		history.add(point(1));
		history.add(EPOCH);
		history.add(point(2));
		assertThat(open().snapshot()).isEqualTo(history.snapshot())
			.isEqualTo(new Metrics(7, List.of(EPOCH), List.of(point(1), point(2))));
	}

	@Test
	void halfALineHarmsNeitherWhatWasBeforeNorWhatComesAfter() throws IOException {
		open().add(point(1));
		Files.writeString(this.folder.resolve("metrics.jsonl"), "{\"epoch\":null,\"po", StandardOpenOption.APPEND);
		MetricsHistory history = open();
		assertThat(history.snapshot().points()).containsExactly(point(1));
		history.add(point(2));
		assertThat(open().snapshot().points()).containsExactly(point(1), point(2));
	}

	@Test
	void aThinnedCurveIsEvenAndKeepsItsEnds() {
		List<LossPoint> points = LongStream.rangeClosed(1, 10).mapToObj(MetricsHistoryTests::point).toList();
		Metrics metrics = new Metrics(7, List.of(EPOCH), points);
		assertThat(metrics.thinnedTo(10)).isEqualTo(metrics);
		assertThat(metrics.thinnedTo(4).points()).containsExactly(point(1), point(4), point(7), point(10));
		assertThat(metrics.thinnedTo(2).points()).containsExactly(point(1), point(10));
		for (int most = 2; most < 10; most++) {
			assertThat(metrics.thinnedTo(most).points()).hasSize(most)
				.startsWith(point(1))
				.endsWith(point(10))
				.doesNotHaveDuplicates();
		}
		assertThat(metrics.thinnedTo(Integer.MAX_VALUE)).isEqualTo(metrics);
		assertThat(metrics.thinnedTo(1).points()).containsExactly(point(10));
		assertThat(metrics.thinnedTo(4).epochs()).containsExactly(EPOCH);
	}

	private MetricsHistory open() {
		return new MetricsHistory(7, this.folder.resolve("metrics.jsonl"), new JsonMapper());
	}

	private static LossPoint point(long step) {
		return new LossPoint(step, step / 4.0, 1.0 / step);
	}

}
