package io.convscope.inspection.drawing;

import java.util.Arrays;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

class MapStatisticsTests {

	@Test
	void aMapIsSummedUp() {
		assertThat(MapStatistics.of(7, new float[][] { { 0, -0.4f, 2 }, { -0f, 1, 0.4f } }))
			.isEqualTo(new MapStatistics(7, -0.4f, 2, 0.5, 2 / 6d));
	}

	@Test
	void oneValueIsAMapToo() {
		assertThat(MapStatistics.of(0, new float[][] { { 0.25f } }))
			.isEqualTo(new MapStatistics(0, 0.25f, 0.25f, 0.25, 0));
	}

	@Test
	void sumsAreNotRoundedToFloats() {
		float[][] map = new float[1000][1000];
		for (float[] row : map) {
			Arrays.fill(row, 16_777_217 / 16_777_216f + 1e-7f);
		}
		assertThat(MapStatistics.of(0, map).mean()).isEqualTo(map[0][0]);
	}

	@Test
	void nanIsNotHidden() {
		MapStatistics statistics = MapStatistics.of(0, new float[][] { { 1, Float.NaN } });
		assertThat(statistics.min()).isNaN();
		assertThat(statistics.max()).isNaN();
		assertThat(statistics.mean()).isNaN();
	}

}
