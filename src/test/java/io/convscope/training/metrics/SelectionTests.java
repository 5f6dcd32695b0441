package io.convscope.training.metrics;

import java.util.List;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Which epoch becomes the model of its run.
 */
class SelectionTests {

	@Test
	void theMostAccurateEpochIsTheBestWhateverItsLoss() {
		assertThat(best(Selection.TEST, epoch(1, 0.8, 0.4), epoch(2, 0.9, 0.7), epoch(3, 0.85, 0.3))).isEqualTo(2);
	}

	@Test
	void ofEquallyAccurateOnesTheSurestIs() {
		assertThat(best(Selection.TEST, epoch(1, 1, 0.6), epoch(2, 1, 0.2), epoch(3, 1, 0.3))).isEqualTo(2);
		assertThat(best(Selection.TEST, epoch(1, 1, 0.2), epoch(2, 1, 0.2))).isOne();
	}

	@Test
	void ofThoseWithoutALossTheFirstIs() {
		assertThat(best(Selection.TEST, epoch(1, 1, null), epoch(2, 1, 0.2))).isOne();
		assertThat(best(Selection.TEST, epoch(1, 1, 0.3), epoch(2, 1, null))).isOne();
	}

	@Test
	void theLossOnTestPicturesSelectsNothingWhereOthersAreHeldOut() {
		assertThat(best(Selection.VALIDATION, epoch(1, 1, 0.6), epoch(2, 1, 0.2))).isOne();
	}

	@Test
	void onFewTestPicturesTheSurestIsTheBestWhateverItsAccuracy() {
		assertThat(best(Selection.TEST, epoch(1, 0.9, 0.9, 30), epoch(2, 0.8, 0.4, 30), epoch(3, 0.8, 0.5, 30)))
			.isEqualTo(2);
		assertThat(best(Selection.TEST, epoch(1, 0.9, 0.9, 200), epoch(2, 0.8, 0.4, 200))).isOne();
		assertThat(best(Selection.VALIDATION, epoch(1, 0.9, 0.9, 30), epoch(2, 0.8, 0.4, 30))).isOne();
	}

	@Test
	void afterAnUpdateTheFewAreComparedByWhatIsKnown() {
		assertThat(best(Selection.TEST, epoch(1, 0.9, 0.9, null), epoch(2, 0.8, 0.4, 30))).isOne();
	}

	@Test
	void saysByWhichFigureItSelects() {
		assertThat(Selection.TEST.field(epoch(1, 0.9, 0.9, 30))).isEqualTo("testLoss");
		assertThat(Selection.TEST.field(epoch(1, 0.9, 0.9))).isEqualTo("testAccuracy");
		assertThat(Selection.VALIDATION.field(epoch(1, 0.9, 0.9, 30))).isEqualTo("validationAccuracy");
	}

	private static int best(Selection selection, EpochResult... epochs) {
		return selection.best(List.of(epochs)).orElseThrow().epoch();
	}

	private static EpochResult epoch(int number, double accuracy, @Nullable Double testLoss) {
		return epoch(number, accuracy, testLoss, 10_000);
	}

	private static EpochResult epoch(int number, double accuracy, @Nullable Double testLoss,
			@Nullable Integer testPictures) {
		return new EpochResult(number, 1, 0.5, accuracy, accuracy, 1, 0.1, 100, 0.01, testLoss, testPictures);
	}

}
