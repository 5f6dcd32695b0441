package io.convscope.training.histogram;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * How values are counted.
 */
class HistogramTests {

	@Test
	void everyValueIsInTheBinOfItsSize() {
		float[] values = new float[400];
		for (int i = 0; i < values.length; i++) {
			values[i] = i - 100;
		}
		Histogram histogram = Histogram.of(values, 1);
		assertThat(histogram.min()).isEqualTo(-100);
		assertThat(histogram.max()).isEqualTo(299);
		assertThat(histogram.mean()).isEqualTo(99.5f);
		assertThat(histogram.counts()).hasSize(40).containsOnly(10);
	}

	@Test
	void readingLeavesALineThatIsBeingWrittenAlone(@TempDir Path folder) throws IOException {
		HistogramFile file = new HistogramFile(1, folder, new JsonMapper());
		Map<String, Histogram> none = Map.of();
		file.keep(new EpochHistograms(0, Map.of("a", Histogram.of(new float[] { 1, 2 }, 1)), none, none));
		file.keep(new EpochHistograms(1, none, none, none));
		Path path = folder.resolve("histograms.jsonl");
		byte[] whole = Files.readAllBytes(path);
		byte[] partial = Arrays.copyOf(whole, whole.length - 5);
		Files.write(path, partial);
		assertThat(file.read(9, 100, UnaryOperator.identity())).extracting(EpochHistograms::epoch).containsExactly(0);
		assertThat(Files.readAllBytes(path)).isEqualTo(partial);
		file.repair();
		file.keep(new EpochHistograms(1, none, none, none));
		assertThat(file.read(9, 100, UnaryOperator.identity())).extracting(EpochHistograms::epoch)
			.containsExactly(0, 1);
		assertThat(file.read(0, 100, UnaryOperator.identity())).extracting(EpochHistograms::epoch).containsExactly(0);
	}

	@ParameterizedTest
	@CsvSource({ "10, 11, 0 1 2 3 4 5 6 7 8 9 10", "10, 3, 0 5 10", "10, 2, 0 10", "10, 1, 10", "4, 3, 0 2 4" })
	void manyEpochsAreThinnedOutEvenly(int last, int most, String expected, @TempDir Path folder) {
		HistogramFile file = new HistogramFile(1, folder, new JsonMapper());
		Map<String, Histogram> none = Map.of();
		Histogram one = Histogram.of(new float[] { 1, 2 }, 1);
		for (int epoch = 0; epoch <= 10; epoch++) {
			file.keep(new EpochHistograms(epoch, Map.of("a.weight", one, "b.weight", one), none, none));
		}
		List<EpochHistograms> read = file.read(last, most, (each) -> each.of("b"));
		assertThat(read.stream().map((each) -> Integer.toString(each.epoch())).collect(Collectors.joining(" ")))
			.isEqualTo(expected);
		assertThat(read).allSatisfy((each) -> assertThat(each.weights()).containsOnlyKeys("b.weight"));
	}

	@Test
	void equalValuesAreInTheFirstBin() {
		Histogram histogram = Histogram.of(new float[] { 3, 3, 3 }, 2);
		assertThat(histogram.min()).isEqualTo(6);
		assertThat(histogram.max()).isEqualTo(6);
		assertThat(histogram.deviation()).isZero();
		assertThat(histogram.counts()[0]).isEqualTo(3);
	}

	@Test
	void aNormalDistributionHasItsMeanAndDeviation() {
		RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
		float[] values = new float[100_000];
		for (int i = 0; i < values.length; i++) {
			values[i] = (float) random.nextGaussian(5, 2);
		}
		Histogram histogram = Histogram.of(values, 0.5);
		assertThat(histogram.mean()).isCloseTo(2.5f, within(0.02f));
		assertThat(histogram.deviation()).isCloseTo(1, within(0.02f));
	}

}
