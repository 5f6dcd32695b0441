package io.convscope.model;

import java.util.List;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

/**
 * How familiar pictures look to a model.
 */
class FamiliarityTests {

	// 10,001 test pictures with the scores 0 to 10,000
	private static final Familiarity EVEN = Familiarity.of(IntStream.rangeClosed(0, 10000).asDoubleStream().toArray());

	@Test
	void isTheShareOfTestPicturesThatScoreLower() {
		for (int score = 0; score <= 10000; score += 137) {
			assertThat(EVEN.known(score)).isEqualTo(score / 10000.0, within(1e-4));
		}
		assertThat(EVEN.known(12.5)).isEqualTo(0.0013, within(1e-4));
	}

	@Test
	void isNoneBelowAllAndOneAboveAll() {
		assertThat(EVEN.known(-1)).isZero();
		assertThat(EVEN.known(Double.NEGATIVE_INFINITY)).isZero();
		assertThat(EVEN.known(10001)).isOne();
		assertThat(EVEN.known(Double.POSITIVE_INFINITY)).isOne();
	}

	@Test
	void growsWithTheScoreAlsoWhereManyPicturesScoreTheSame() {
		Familiarity same = Familiarity.of(new double[] { 2, 2, 2, 2, 2, 2, 2, 2, 2, 3 });
		assertThat(same.known(1.9)).isZero();
		assertThat(same.known(2)).isLessThan(same.known(2.5));
		assertThat(same.known(3)).isOne();
	}

	@Test
	void takesASinglePicture() {
		Familiarity single = Familiarity.of(new double[] { 5 });
		assertThat(single.known(4)).isZero();
		assertThat(single.known(5)).isOne();
	}

	@Test
	void isAListOfNumbersInJson() {
		JsonMapper json = new JsonMapper();
		assertThat(json.readValue(json.writeValueAsString(EVEN), Familiarity.class)).isEqualTo(EVEN);
		assertThat(json.writeValueAsString(EVEN)).startsWith("[0.0,10.0,20.0,50.0,100.0,");
	}

	@Test
	void needsAScoreForEachShareInOrder() {
		assertThatIllegalArgumentException().isThrownBy(() -> new Familiarity(List.of(1.0, 2.0)));
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new Familiarity(List.of(1.0, 0.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0, 8.0, 9.0, 10.0)));
	}

}
