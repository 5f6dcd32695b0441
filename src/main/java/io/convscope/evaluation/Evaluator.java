package io.convscope.evaluation;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.convscope.dataset.Samples;
import io.convscope.network.Network;

import org.springframework.stereotype.Component;

/**
 * Measures networks on labelled pictures. Thread safe.
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
		return predictions(network, samples, stop).map(TestPredictions::accuracy);
	}

	/**
	 * Has a network look at pictures.
	 * @param network computes on the calling thread
	 * @param samples the pictures; at least one
	 * @param stop asked between batches; once true, the rest is given up
	 * @return what it says of each, or empty when stopped
	 */
	public Optional<TestPredictions> predictions(Network network, Samples samples, BooleanSupplier stop) {
		int values = samples.pictureSize().values();
		float[] inputs = new float[BATCH * values];
		int[] labels = new int[samples.size()];
		float[] all = new float[0];
		for (int from = 0; from < labels.length; from += BATCH) {
			if (stop.getAsBoolean()) {
				return Optional.empty();
			}
			int count = Math.min(BATCH, labels.length - from);
			for (int i = 0; i < count; i++) {
				samples.encodeInto(from + i, inputs, i * values);
				labels[from + i] = samples.label(from + i);
			}
			float[] probabilities = network.predict(inputs, count);
			int classes = probabilities.length / count;
			if (from == 0) {
				all = new float[labels.length * classes];
			}
			System.arraycopy(probabilities, 0, all, from * classes, probabilities.length);
		}
		return Optional.of(new TestPredictions(labels, all));
	}

}
