package io.convscope.prediction;

import java.util.List;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

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

	@ParameterizedTest
	@CsvSource({ ",5", "1, 1", "10, 10", "007, 7", "999999999999999999999, 2147483647" })
	void topIsReadFromText(String text, int top) {
		assertThat(Top.parse(text)).isEqualTo(top);
	}

	@ParameterizedTest
	@ValueSource(strings = { "0", "-1", "", "1.5", "five", "NaN", "1e3", "+2", " 2", "00" })
	void aTopThatIsNoPositiveIntegerIsNamed(String text) {
		assertThatExceptionOfType(InvalidPredictionException.class).isThrownBy(() -> Top.parse(text))
			.withMessage("top must be an integer of at least 1, not \"" + text + "\".")
			.satisfies((ex) -> assertThat(ex.errors()).containsOnlyKeys("top"));
	}

	@ParameterizedTest
	@CsvSource({ "0, 1", "1, 0", "-1, 32" })
	void aQueueHoldsAtLeastOnePicture(int queueCapacity, int maxBatch) {
		assertThatIllegalArgumentException().isThrownBy(() -> new PredictionProperties(queueCapacity, maxBatch))
			.withMessageContaining("convscope.prediction");
	}

}
