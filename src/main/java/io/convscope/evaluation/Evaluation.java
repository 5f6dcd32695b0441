package io.convscope.evaluation;

import java.util.List;

import io.convscope.dataset.Part;
import org.jspecify.annotations.Nullable;

/**
 * How a model does on a data set's test part.
 *
 * @param model the model's id
 * @param epoch the epoch that its weights are from; null when imported
 * @param provisional whether its run goes on, so that a better epoch may replace it
 * @param dataset the data set's name
 * @param part always the test part
 * @param labels the names of the classes
 * @param pictures how many there are
 * @param correct how many the model has right
 * @param accuracy the share of these, 0 to 1
 * @param loss mean cross-entropy, 0 or more
 * @param confusion counts: a row for each true class, a column for each predicted one
 * @param classes how well the model knows each class
 * @param calibration whether it is right as often as it believes
 * @param mistakes those it is surest of first
 */
record Evaluation(String model, @Nullable Integer epoch, boolean provisional, String dataset, Part part,
		List<String> labels, int pictures, int correct, double accuracy, double loss, List<List<Integer>> confusion,
		List<ClassScore> classes, Calibration calibration, List<TestPicture> mistakes) {

	/**
	 * Derives all there is to tell.
	 * @param evaluated what the model says of each picture
	 * @param mistakes how many of them to list at most, 0 or more
	 * @return the evaluation
	 */
	static Evaluation of(Evaluated evaluated, int mistakes) {
		TestPredictions predictions = evaluated.predictions();
		Accuracy accuracy = predictions.accuracy();
		ConfusionMatrix matrix = ConfusionMatrix.of(predictions);
		return new Evaluation(evaluated.model().id(), evaluated.model().epoch(), evaluated.model().provisional(),
				evaluated.dataset().name(), Part.TEST, evaluated.labels(), accuracy.total(), accuracy.correct(),
				accuracy.share(), predictions.loss(), matrix.rows(), ClassScore.of(matrix, evaluated.labels()),
				Calibration.of(predictions), worst(evaluated, mistakes));
	}

	private static List<TestPicture> worst(Evaluated evaluated, int mistakes) {
		return evaluated.surestFirst((picture) -> !evaluated.predictions().isRight(picture))
			.limit(mistakes)
			.mapToObj((picture) -> TestPicture.withProbabilities(evaluated, picture))
			.toList();
	}

}
