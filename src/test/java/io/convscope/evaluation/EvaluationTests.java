package io.convscope.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

/**
 * All that is told of a model follows from its predictions as the definitions say.
 */
class EvaluationTests {

	private static final Answers.Subject SUBJECT = new Answers.Subject("drawn", null, false);

	static IntStream seeds() {
		return IntStream.range(0, 50);
	}

	private static TestPredictions drawn(int seed) {
		Random random = new Random(seed);
		int classes = 1 + random.nextInt(12);
		return RandomPredictions.draw(random, RandomPredictions.labels(random, 1 + random.nextInt(60), classes),
				classes);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void everyPictureIsInTheCellOfItsTrueAndPredictedLabel(int seed) {
		TestPredictions predictions = drawn(seed);
		List<List<Integer>> rows = evaluation(predictions).confusion();
		for (int row = 0; row < predictions.classes(); row++) {
			for (int column = 0; column < predictions.classes(); column++) {
				int label = row;
				int predicted = column;
				assertThat(rows.get(row).get(column)).isEqualTo(count(predictions,
						(each) -> predictions.label(each) == label && predictions.predicted(each) == predicted));
			}
		}
		assertThat(rows.stream().flatMap(List::stream).mapToInt(Integer::intValue).sum()).isEqualTo(predictions.size());
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void precisionRecallAndF1FollowTheirDefinitions(int seed) {
		TestPredictions predictions = drawn(seed);
		Evaluation evaluation = evaluation(predictions);
		for (ClassScore score : evaluation.classes()) {
			IntPredicate of = (each) -> predictions.label(each) == score.index();
			IntPredicate takenFor = (each) -> predictions.predicted(each) == score.index();
			int both = count(predictions, of.and(takenFor));
			assertThat(score.support()).isEqualTo(count(predictions, of));
			assertThat(score.predicted()).isEqualTo(count(predictions, takenFor));
			assertThat(score.correct()).isEqualTo(both);
			assertThat(score.precision())
				.isEqualTo((score.predicted() > 0) ? (Double) (both / (double) score.predicted()) : null);
			assertThat(score.recall())
				.isEqualTo((score.support() > 0) ? (Double) (both / (double) score.support()) : null);
			if (both > 0) {
				assertThat(score.f1()).isCloseTo(
						2 * score.precision() * score.recall() / (score.precision() + score.recall()), within(1e-12));
			}
			else {
				assertThat(score.f1()).isEqualTo((score.predicted() + score.support() > 0) ? (Double) 0.0 : null);
			}
		}
		int right = count(predictions, predictions::isRight);
		assertThat(evaluation.correct()).isEqualTo(right)
			.isEqualTo(evaluation.classes().stream().mapToInt(ClassScore::correct).sum());
		assertThat(evaluation.accuracy()).isEqualTo(right / (double) predictions.size());
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void theBinsHoldEveryPictureOnce(int seed) {
		TestPredictions predictions = drawn(seed);
		Calibration calibration = evaluation(predictions).calibration();
		assertThat(calibration.bins()).hasSize(10);
		double error = 0;
		for (Calibration.Bin bin : calibration.bins()) {
			int[] inside = predictions.pictures().filter((each) -> isIn(bin, predictions.confidence(each))).toArray();
			assertThat(bin.count()).isEqualTo(inside.length);
			if (inside.length == 0) {
				assertThat(bin.confidence()).isNull();
				assertThat(bin.accuracy()).isNull();
				continue;
			}
			double confidence = Arrays.stream(inside).mapToDouble(predictions::confidence).average().orElseThrow();
			double accuracy = Arrays.stream(inside).filter(predictions::isRight).count() / (double) inside.length;
			assertThat(bin.confidence()).isCloseTo(confidence, within(1e-9));
			assertThat(bin.accuracy()).isEqualTo(accuracy);
			error += Math.abs(confidence - accuracy) * inside.length / predictions.size();
		}
		assertThat(calibration.bins().stream().mapToInt(Calibration.Bin::count).sum()).isEqualTo(predictions.size());
		assertThat(calibration.expectedCalibrationError()).isCloseTo(error, within(1e-9));
	}

	// in float, as the probabilities are
	private static boolean isIn(Calibration.Bin bin, float confidence) {
		return confidence >= (float) bin.from() && (confidence < (float) bin.to() || bin.to() == 1);
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void theSurestMistakesComeFirst(int seed) {
		TestPredictions predictions = drawn(seed);
		int wrong = count(predictions, (each) -> !predictions.isRight(each));
		List<TestPicture> mistakes = Evaluation.of(SUBJECT, RandomPredictions.answers(predictions), 1000).mistakes();
		assertThat(mistakes).hasSize(wrong)
			.allMatch((each) -> each.predictedIndex() != each.address().labelIndex())
			.isSortedAccordingTo((one, other) -> Float.compare(other.probability(), one.probability()));
		assertThat(mistakes.stream().map((each) -> each.address().index())).doesNotHaveDuplicates();
		assertThat(Evaluation.of(SUBJECT, RandomPredictions.answers(predictions), 3).mistakes())
			.isEqualTo(mistakes.subList(0, Math.min(3, wrong)));
	}

	@ParameterizedTest
	@MethodSource("seeds")
	void theCellsHoldThePicturesThatTheMatrixCounts(int seed) {
		Answers answers = RandomPredictions.answers(drawn(seed));
		List<List<Integer>> rows = Evaluation.of(SUBJECT, answers, 0).confusion();
		int classes = rows.size();
		for (int label = 0; label < classes; label++) {
			for (int predicted = 0; predicted < classes; predicted++) {
				CellPictures cell = CellPictures.of(SUBJECT, answers, new CellChoice(label, predicted, 0, 1000));
				assertThat(cell.total()).isEqualTo(cell.samples().size()).isEqualTo(rows.get(label).get(predicted));
			}
			CellPictures row = CellPictures.of(SUBJECT, answers, new CellChoice(label, null, 0, 1000));
			assertThat(row.total()).isEqualTo(rows.get(label).stream().mapToInt(Integer::intValue).sum());
		}
		CellPictures all = CellPictures.of(SUBJECT, answers, new CellChoice(null, null, 0, 1000));
		assertThat(all.samples().stream().map((each) -> each.address().index()).sorted())
			.containsExactlyElementsOf(answers.predictions().pictures().boxed().toList());
		assertThat(CellPictures.of(SUBJECT, answers, new CellChoice(null, null, 2, 3)).samples())
			.isEqualTo(all.samples().stream().skip(2).limit(3).toList());
	}

	@Test
	void aPerfectModelHasNothingToImprove() {
		int[] labels = RandomPredictions.labels(new Random(1), 100, 4);
		Evaluation evaluation = evaluation(RandomPredictions.sure(labels, labels, 4));
		assertThat(evaluation.accuracy()).isEqualTo(1);
		assertThat(evaluation.loss()).isZero();
		assertThat(evaluation.mistakes()).isEmpty();
		assertThat(evaluation.calibration().expectedCalibrationError()).isZero();
		assertThat(evaluation.classes()).allMatch((score) -> score.f1() == 1);
	}

	@Test
	void aModelThatAlwaysSaysTheSameKnowsOneClass() {
		int[] labels = { 0, 1, 2, 2 };
		Evaluation evaluation = evaluation(RandomPredictions.sure(labels, new int[] { 2, 2, 2, 2 }, 4));
		assertThat(evaluation.accuracy()).isEqualTo(0.5);
		assertThat(evaluation.confusion()).containsExactly(List.of(0, 0, 1, 0), List.of(0, 0, 1, 0),
				List.of(0, 0, 2, 0), List.of(0, 0, 0, 0));
		assertThat(evaluation.classes()).containsExactly(new ClassScore("label-0", 0, 1, 0, 0, null, 0.0, 0.0),
				new ClassScore("label-1", 1, 1, 0, 0, null, 0.0, 0.0),
				new ClassScore("label-2", 2, 2, 4, 2, 0.5, 1.0, 2 / 3.0),
				new ClassScore("label-3", 3, 0, 0, 0, null, null, null));
		assertThat(evaluation.calibration().expectedCalibrationError()).isEqualTo(0.5);
		// the probability of the true class is 0, whose logarithm no JSON can hold
		assertThat(evaluation.loss()).isFinite().isGreaterThan(50);
	}

	@Test
	void ofEqualProbabilitiesTheFirstClassIsPredicted() {
		TestPredictions predictions = new TestPredictions(new int[] { 1, 1 },
				new float[] { 0.2f, 0.4f, 0.4f, 0.5f, 0.5f, 0 });
		assertThat(predictions.predicted(0)).isEqualTo(1);
		assertThat(predictions.predicted(1)).isEqualTo(0);
		assertThat(predictions.accuracy()).isEqualTo(new Accuracy(1, 2));
		assertThat(predictions.loss()).isCloseTo(-(Math.log(0.4) + Math.log(0.5)) / 2, within(1e-6));
	}

	@Test
	void equallySureMistakesComeByWhatTheTrueLabelWasGranted() {
		TestPredictions predictions = new TestPredictions(new int[] { 1, 2, 1 },
				new float[] { 0.6f, 0.4f, 0, 0.6f, 0.4f, 0, 0.6f, 0.4f, 0 });
		assertThat(RandomPredictions.answers(predictions).surestFirst((each) -> true)).containsExactly(1, 0, 2);
	}

	private static Evaluation evaluation(TestPredictions predictions) {
		return Evaluation.of(SUBJECT, RandomPredictions.answers(predictions), 20);
	}

	private static int count(TestPredictions predictions, IntPredicate which) {
		return (int) predictions.pictures().filter(which).count();
	}

}
