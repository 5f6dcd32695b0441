package io.convscope.inspection.drawing;

import java.util.Random;

import io.convscope.image.Drawing;
import io.convscope.image.Png;
import io.convscope.inspection.drawing.MapGrid.Normalization;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class MapGridTests {

	private static final int LOW = Palette.VIRIDIS.rgb(0);

	private static final int MIDDLE = Palette.VIRIDIS.rgb(0.5);

	private static final int HIGH = Palette.VIRIDIS.rgb(1);

	private static final int WHITE = 0xFFFFFF;

	@ParameterizedTest
	@CsvSource({ "32, 32, 32, 8, 2076, 1036", "32, 16, 16, 8, 1052, 524", "32, 32, 32, 1, 284, 140",
			"1, 32, 32, 8, 256, 256", "3, 5, 7, 2, 50, 10", "9, 2, 2, 1, 44, 8", "64, 4, 4, 1, 60, 60",
			"128, 1, 1, 1, 76, 36" })
	void mapsLieInRowsOfEightOrMore(int maps, int rows, int columns, int scale, int width, int height) {
		Drawing image = grid(scale, Normalization.CHANNEL).render(new float[maps][rows][columns]);
		assertThat(image.width()).isEqualTo(width);
		assertThat(image.height()).isEqualTo(height);
	}

	@ParameterizedTest
	@CsvSource({ "512, 32, 16", "10, 10, 1", "1, 1, 1", "16, 16, 1", "100, 16, 7", "1000, 32, 32" })
	void flatLayersAreGridsOfCells(int values, int columns, int rows) {
		Drawing image = MapGrid.DEFAULT.renderFlat(new float[values]);
		assertThat(image.width()).isEqualTo(columns * 33 - 1);
		assertThat(image.height()).isEqualTo(rows * 33 - 1);
	}

	@Test
	void gapsAndThePlacesOfNoMapsAreWhiteAndNothingElseIs() {
		int scale = 3;
		Drawing image = grid(scale, Normalization.CHANNEL).render(noise(11, 4, 5));
		for (int y = 0; y < image.height(); y++) {
			for (int x = 0; x < image.width(); x++) {
				int column = x / (5 * scale + MapGrid.GAP);
				int row = y / (4 * scale + MapGrid.GAP);
				boolean gap = x % (5 * scale + MapGrid.GAP) >= 5 * scale || y % (4 * scale + MapGrid.GAP) >= 4 * scale
						|| 8 * row + column >= 11;
				assertThat(image.rgb(x, y) == WHITE).as("%d, %d", x, y).isEqualTo(gap);
			}
		}
	}

	@ParameterizedTest
	@EnumSource
	void oneMapHasTheColoursThatItHasAmongTheOthers(Normalization normalization) {
		MapGrid grid = grid(2, normalization);
		float[][][] maps = noise(9, 4, 4);
		maps[7][0][0] = 1000;
		Drawing all = grid.render(maps);
		Drawing one = grid.render(maps, 1);
		assertThat(one.width()).isEqualTo(8);
		assertThat(one.height()).isEqualTo(8);
		for (int i = 0; i < 64; i++) {
			assertThat(one.rgb(i % 8, i / 8)).isEqualTo(all.rgb(8 + MapGrid.GAP + i % 8, i / 8));
		}
	}

	@Test
	void oneValueHasTheColourThatItHasAmongTheOthers() {
		float[] values = { -1, 0, 3 };
		assertThat(MapGrid.DEFAULT.renderFlat(values, 0).rgb(0, 0)).isEqualTo(LOW);
		assertThat(MapGrid.DEFAULT.renderFlat(values, 2).rgb(0, 0)).isEqualTo(HIGH);
	}

	@Test
	void aValueIsASquareOfItsColourInItsPlace() {
		float[][][] maps = noise(9, 4, 4);
		maps[8] = new float[][] { { 0, 0, 0, 0 }, { 0, 0, 0, 10 }, { 0, 0, 0, 0 }, { 0, 0, 0, 0 } };
		Drawing image = grid(5, Normalization.CHANNEL).render(maps);
		int top = 4 * 5 + MapGrid.GAP;
		for (int i = 0; i < 20 * 20; i++) {
			boolean high = i % 20 / 5 == 3 && i / 20 / 5 == 1;
			assertThat(image.rgb(i % 20, top + i / 20)).isEqualTo(high ? HIGH : LOW);
		}
	}

	@Test
	void aMapOfNothingButZerosIsDark() {
		float[][][] zeros = { { { 0, -0f } }, { { 0, 0 } } };
		for (Normalization normalization : Normalization.values()) {
			assertThat(grid(1, normalization).render(zeros).rgb(0, 0)).isEqualTo(LOW);
			assertThat(grid(1, normalization).render(zeros, 1).rgb(1, 0)).isEqualTo(LOW);
		}
		assertThat(grid(1, Normalization.CHANNEL).renderFlat(new float[] { 0, 0 }).rgb(0, 0)).isEqualTo(LOW);
		Drawing signed = new MapGrid(1, Palette.DIVERGING, Normalization.CHANNEL).render(zeros);
		assertThat(signed.rgb(0, 0)).isEqualTo(Palette.DIVERGING.rgb(0.5));
	}

	@ParameterizedTest
	@ValueSource(floats = { -3, 1e-30f, 3e38f, Float.NaN, Float.POSITIVE_INFINITY })
	void aMapThatIsTheSameEverywhereIsNotBlack(float value) {
		int colour = (value == Float.POSITIVE_INFINITY) ? HIGH : MIDDLE;
		for (Normalization normalization : Normalization.values()) {
			Drawing image = grid(1, normalization).render(new float[][][] { { { value, value } } });
			assertThat(image.rgb(0, 0)).isEqualTo(image.rgb(1, 0)).isEqualTo(colour);
		}
		assertThat(grid(1, Normalization.CHANNEL).renderFlat(new float[] { value }).rgb(0, 0)).isEqualTo(colour);
	}

	@Test
	void numbersThatAreNotFiniteLeaveTheOthersAlone() {
		float[][][] maps = { { { Float.NaN, Float.NEGATIVE_INFINITY, Float.POSITIVE_INFINITY, -Float.MAX_VALUE, 0,
				Float.MAX_VALUE } } };
		Drawing image = grid(1, Normalization.CHANNEL).render(maps);
		int[] expected = { MIDDLE, LOW, HIGH, LOW, MIDDLE, HIGH };
		for (int x = 0; x < expected.length; x++) {
			assertThat(image.rgb(x, 0)).as("value %d", x).isEqualTo(expected[x]);
		}
	}

	@Test
	void mapsHaveScalesOfTheirOwnOrOneInCommon() {
		float[][][] maps = { { { 0, 1 } }, { { 0, 1000 } } };
		Drawing own = grid(1, Normalization.CHANNEL).render(maps);
		assertThat(own.rgb(1, 0)).isEqualTo(HIGH);
		Drawing common = grid(1, Normalization.LAYER).render(maps);
		assertThat(common.rgb(1, 0)).isEqualTo(LOW);
		assertThat(common.rgb(2 + MapGrid.GAP + 1, 0)).isEqualTo(HIGH);
	}

	@Test
	void signsHaveColoursOfTheirOwn() {
		float[][][] maps = { { { -1, 0, 4 } }, { { 1, 2, 3 } } };
		Drawing image = new MapGrid(1, Palette.DIVERGING, Normalization.CHANNEL).render(maps);
		assertThat(image.rgb(1, 0)).isEqualTo(Palette.DIVERGING.rgb(0.5));
		assertThat(image.rgb(2, 0)).isEqualTo(Palette.DIVERGING.rgb(1));
		assertThat(image.rgb(0, 0)).isEqualTo(Palette.DIVERGING.rgb(95 / 254d));
		assertThat(image.rgb(3 + MapGrid.GAP, 0) & 0xFF0000).isGreaterThan(image.rgb(3 + MapGrid.GAP, 0) << 16);
	}

	@Test
	void flatLayersHaveOneScale() {
		Drawing image = grid(1, Normalization.CHANNEL).renderFlat(new float[] { -1, 0, 1 });
		assertThat(new int[] { image.rgb(0, 0), image.rgb(5, 0), image.rgb(10, 0) }).containsExactly(LOW, MIDDLE, HIGH);
	}

	@Test
	void theSameMapsGiveTheSameBytes() {
		assertThat(Png.write(MapGrid.DEFAULT.render(noise(32, 32, 32))))
			.isEqualTo(Png.write(MapGrid.DEFAULT.render(noise(32, 32, 32))));
	}

	@Test
	void aHigherValueIsNeverDarker() {
		float[][] ramp = new float[1][1000];
		for (int i = 0; i < 1000; i++) {
			ramp[0][i] = i;
		}
		Drawing image = new MapGrid(1, Palette.GRAY, Normalization.CHANNEL).render(new float[][][] { ramp });
		for (int i = 1; i < 1000; i++) {
			assertThat(image.rgb(i, 0)).isBetween(image.rgb(i - 1, 0), image.rgb(i - 1, 0) + 0x020202);
		}
	}

	@ParameterizedTest
	@ValueSource(ints = { 0, -1, 33 })
	void aScaleOutOfRangeIsRefused(int scale) {
		assertThatIllegalArgumentException().isThrownBy(() -> grid(scale, Normalization.CHANNEL))
			.withMessageContaining("1 to 32");
	}

	private static MapGrid grid(int scale, Normalization normalization) {
		return new MapGrid(scale, Palette.VIRIDIS, normalization);
	}

	private static float[][][] noise(int maps, int rows, int columns) {
		Random random = new Random(4);
		float[][][] noise = new float[maps][rows][columns];
		for (int i = 0; i < maps * rows * columns; i++) {
			noise[i / columns / rows][i / columns % rows][i % columns] = random.nextFloat() - 0.5f;
		}
		return noise;
	}

}
