package io.convscope.model;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import static org.assertj.core.api.Assertions.assertThat;

class PredictionTests {

	private static final List<String> LABELS = List.of("a", "b", "c", "d");

	private static final float[] PROBABILITIES = { 0.1f, 0.4f, 0.1f, 0.4f };

	@Test
	void theLikeliestComesFirstAndEqualsInTheOrderOfTheirNumbers() {
		assertThat(Prediction.rank(LABELS, PROBABILITIES, 4)).containsExactly(new Prediction("b", 1, 0.4f),
				new Prediction("d", 3, 0.4f), new Prediction("a", 0, 0.1f), new Prediction("c", 2, 0.1f));
	}

	@ParameterizedTest
	@CsvSource({ "1, 1", "3, 3", "4, 4", "5, 4", "2147483647, 4" })
	void atMostAsManyAsWantedCome(int top, int count) {
		assertThat(Prediction.rank(LABELS, PROBABILITIES, top)).hasSize(count)
			.first()
			.extracting(Prediction::index)
			.isEqualTo(1);
	}

}
