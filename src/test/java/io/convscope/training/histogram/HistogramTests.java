package io.convscope.training.histogram;

import java.util.random.RandomGenerator;

import org.junit.jupiter.api.Test;

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
