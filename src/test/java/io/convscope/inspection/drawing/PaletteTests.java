package io.convscope.inspection.drawing;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

class PaletteTests {

	/** What Matplotlib 3.11 gives for these numbers. */
	@ParameterizedTest
	@CsvSource({ "0, 0x440154", "0.0039, 0x440154", "0.004, 0x440256", "0.25, 0x3B528B", "0.5, 0x21918C",
			"0.75, 0x5EC962", "0.996, 0xFBE723", "1, 0xFDE725" })
	void viridisIsMatplotlibs(double t, String expected) {
		assertThat(Palette.VIRIDIS.rgb(t)).isEqualTo(Integer.decode(expected));
	}

	@Test
	void viridisGetsBrighterAllTheWayButForRounding() {
		for (int i = 4; i < 256; i++) {
			assertThat(luminance(Palette.VIRIDIS.rgb(i / 255d)))
				.isGreaterThan(luminance(Palette.VIRIDIS.rgb((i - 4) / 255d)));
		}
	}

	@ParameterizedTest
	@CsvSource({ "0, 0x000000", "0.5, 0x808080", "1, 0xFFFFFF" })
	void grayRunsFromBlackToWhite(double t, String expected) {
		assertThat(Palette.GRAY.rgb(t)).isEqualTo(Integer.decode(expected));
	}

	@Test
	void divergingIsBlueBelowRedAboveAndNearlyWhiteAtTheMiddle() {
		assertThat(Palette.DIVERGING.rgb(0)).isEqualTo(0x053061);
		assertThat(Palette.DIVERGING.rgb(0.5)).isEqualTo(0xF7F7F7);
		assertThat(Palette.DIVERGING.rgb(1)).isEqualTo(0x67001F);
	}

	@Test
	void divergingGetsDarkerToBothSidesEquallyFast() {
		for (int i = 4; i <= 128; i++) {
			double low = luminance(Palette.DIVERGING.rgb((128 - i) / 256d));
			double high = luminance(Palette.DIVERGING.rgb((128 + i) / 256d));
			assertThat(low).isLessThan(luminance(Palette.DIVERGING.rgb((132 - i) / 256d)));
			assertThat(high).isLessThan(luminance(Palette.DIVERGING.rgb((124 + i) / 256d)));
			assertThat(low).isCloseTo(high, within(0.12));
		}
	}

	@ParameterizedTest
	@EnumSource
	void everyNumberHasAColour(Palette palette) {
		assertThat(palette.rgb(-1)).isEqualTo(palette.rgb(Double.NEGATIVE_INFINITY)).isEqualTo(palette.rgb(0));
		assertThat(palette.rgb(2)).isEqualTo(palette.rgb(Double.POSITIVE_INFINITY)).isEqualTo(palette.rgb(1));
		assertThat(palette.rgb(Double.NaN)).isEqualTo(palette.rgb(0.5));
	}

	private static double luminance(int rgb) {
		return 0.2126 * linear(rgb >> 16) + 0.7152 * linear(rgb >> 8) + 0.0722 * linear(rgb);
	}

	private static double linear(int value) {
		return Math.pow((value & 0xFF) / 255d, 2.2);
	}

}
