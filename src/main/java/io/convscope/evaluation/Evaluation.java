package io.convscope.evaluation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.dataset.Part;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * How a network does on a data set's test part.
 *
 * @param subject whose answers they are
 * @param dataset the data set's name
 * @param part always the test part
 * @param labels the names of the classes
 * @param pictures how many there are
 * @param correct how many it has right
 * @param accuracy the share of these, 0 to 1
 * @param loss mean cross-entropy, 0 or more
 * @param confusion counts: a row for each true class, a column for each predicted one
 * @param classes how well it knows each class
 * @param calibration whether it is right as often as it believes
 * @param mistakes those it is surest of first
 */
public record Evaluation(@JsonUnwrapped Answers.Subject subject, String dataset, Part part, List<String> labels,
		int pictures, int correct, double accuracy, double loss, List<List<Integer>> confusion,
		List<ClassScore> classes, Calibration calibration, List<TestPicture> mistakes) {

	private static final int MOST_MISTAKES = 1000;

	private static final int DEFAULT_MISTAKES = 20;

	/**
	 * Reads how many mistakes are to be listed.
	 * @param text as it was sent; null when it was not
	 * @return how many at most
	 * @throws InvalidRequestException if it is no such number
	 */
	static int mistakes(@Nullable String text) {
		return OptionReader.onlyNumber("mistakes", text, 0, MOST_MISTAKES).orElse(DEFAULT_MISTAKES);
	}

	/**
	 * Derives all there is to tell.
	 * @param subject whose answers they are
	 * @param answers what is said of each picture
	 * @param mistakes how many of them to list at most, 0 or more
	 * @return the evaluation
	 */
	static Evaluation of(Answers.Subject subject, Answers answers, int mistakes) {
		TestPredictions predictions = answers.predictions();
		Accuracy accuracy = predictions.accuracy();
		ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
		return new Evaluation(subject, answers.dataset().name(), Part.TEST, answers.labels(), accuracy.total(),
				accuracy.correct(), accuracy.share(), predictions.loss(), matrix.rows(),
				ClassScore.of(matrix, answers.labels()), Calibration.of(predictions), worst(answers, mistakes));
	}

	private static List<TestPicture> worst(Answers answers, int mistakes) {
		return answers.surestFirst((picture) -> !answers.predictions().isRight(picture))
			.limit(mistakes)
			.mapToObj((picture) -> TestPicture.withProbabilities(answers, picture))
			.toList();
	}

}
