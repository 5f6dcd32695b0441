package io.convscope.evaluation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.dataset.Part;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * The evaluation of a model on the test part of a data set.
 *
 * @param subject the model evaluated
 * @param dataset the data set's name
 * @param part always the test part
 * @param labels the names of the classes
 * @param pictures the number of test pictures
 * @param correct the number of correct predictions
 * @param accuracy the share of correct predictions, 0 to 1
 * @param loss the mean cross-entropy, 0 or more
 * @param confusion the confusion matrix: a row for each true class, a column for each
 * predicted class
 * @param classes the scores for each class
 * @param calibration how well the confidence matches the accuracy
 * @param mistakes wrong predictions in descending order of confidence
 */
public record Evaluation(@JsonUnwrapped Answers.Subject subject, String dataset, Part part, List<String> labels,
		int pictures, int correct, double accuracy, double loss, List<List<Integer>> confusion,
		List<ClassScore> classes, Calibration calibration, List<TestPicture> mistakes) {

	private static final int MOST_MISTAKES = 1000;

	private static final int DEFAULT_MISTAKES = 20;

	/**
	 * Parses the maximum number of mistakes to list.
	 * @param text the parameter as received; null if absent
	 * @return the maximum number of mistakes
	 * @throws InvalidRequestException if it is not a number in range
	 */
	static int mistakes(@Nullable String text) {
		return OptionReader.onlyNumber("mistakes", text, 0, MOST_MISTAKES).orElse(DEFAULT_MISTAKES);
	}

	/**
	 * Computes all metrics from the predictions.
	 * @param subject the model evaluated
	 * @param answers its predictions
	 * @param mistakes the maximum number of mistakes to list, 0 or more
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
