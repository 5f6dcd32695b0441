package io.convscope.evaluation;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Samples;
import io.convscope.model.Model;

import static io.convscope.image.PictureSizes.CIFAR10;

/**
 * Predictions that no network made, for tests.
 */
final class RandomPredictions {

	private RandomPredictions() {
	}

	/**
	 * Draws predictions with ties and, where there are many classes, classes that are
	 * never seen.
	 */
	static TestPredictions draw(Random random, int[] labels, int classes) {
		float[] probabilities = new float[labels.length * classes];
		for (int picture = 0; picture < labels.length; picture++) {
			float sum = 0;
			for (int k = 0; k < classes; k++) {
				int weight = random.nextInt(4) * random.nextInt(5) + ((k == 0) ? 1 : 0);
				probabilities[picture * classes + k] = weight;
				sum += weight;
			}
			for (int k = 0; k < classes; k++) {
				probabilities[picture * classes + k] /= sum;
			}
		}
		return new TestPredictions(labels, probabilities);
	}

	static int[] labels(Random random, int count, int classes) {
		return random.ints(count, 0, classes).toArray();
	}

	/**
	 * Makes the predictions of a model that is sure of one class for each picture.
	 */
	static TestPredictions sure(int[] labels, int[] predicted, int classes) {
		float[] probabilities = new float[labels.length * classes];
		for (int picture = 0; picture < labels.length; picture++) {
			probabilities[picture * classes + predicted[picture]] = 1;
		}
		return new TestPredictions(labels, probabilities);
	}

	static Answers answers(TestPredictions predictions) {
		List<String> labels = IntStream.range(0, predictions.classes()).mapToObj((k) -> "label-" + k).toList();
		Samples samples = new Samples(CIFAR10, new byte[predictions.size() * CIFAR10.values()],
				new byte[predictions.size()]);
		return new Answers(new Dataset("drawn", labels, samples, samples), predictions);
	}

	static Evaluated evaluated(TestPredictions predictions) {
		Answers answers = answers(predictions);
		Model model = new Model("run-1", "drawn", answers.labels(), 1, 3, "testAccuracy", null, 0.5, 0.5, null,
				Instant.EPOCH, false);
		return new Evaluated(model, answers);
	}

}
