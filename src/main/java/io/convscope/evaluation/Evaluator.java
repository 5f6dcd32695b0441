package io.convscope.evaluation;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.convscope.dataset.Samples;
import io.convscope.image.Picture;
import io.convscope.network.Network;

import org.springframework.stereotype.Component;

/**
 * Holds networks against labelled pictures. Thread safe.
 */
@Component
public class Evaluator {

	// large enough to keep the processors busy, small enough for caches and quick to stop
	private static final int BATCH = 128;

	/**
	 * Counts how many pictures a network has right; a picture's class is that of the
	 * highest probability.
	 * @param network computes on the calling thread
	 * @param samples the pictures; at least one
	 * @param stop asked between batches; once true, the count is given up
	 * @return the accuracy, or empty when stopped
	 */
	public Optional<Accuracy> accuracy(Network network, Samples samples, BooleanSupplier stop) {
		float[] inputs = new float[BATCH * Picture.VALUES];
		int correct = 0;
		for (int from = 0; from < samples.size(); from += BATCH) {
			if (stop.getAsBoolean()) {
				return Optional.empty();
			}
			int count = Math.min(BATCH, samples.size() - from);
			for (int i = 0; i < count; i++) {
				samples.encodeInto(from + i, inputs, i * Picture.VALUES);
			}
			correct += correct(network.predict(inputs, count), samples, from, count);
		}
		return Optional.of(new Accuracy(correct, samples.size()));
	}

	private static int correct(float[] probabilities, Samples samples, int from, int count) {
		int classes = probabilities.length / count;
		int correct = 0;
		for (int i = 0; i < count; i++) {
			int best = 0;
			for (int k = 1; k < classes; k++) {
				if (probabilities[i * classes + k] > probabilities[i * classes + best]) {
					best = k;
				}
			}
			correct += (best == samples.label(from + i)) ? 1 : 0;
		}
		return correct;
	}

}
