package io.convscope.evaluation;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.convscope.dataset.Samples;
import io.convscope.network.Logits;
import io.convscope.network.Network;

import org.springframework.stereotype.Component;

/**
 * Evaluates networks on labelled pictures. Thread-safe.
 */
@Component
public class Evaluator {

	// large enough to keep the processors busy, small enough for the caches and a quick
	// stop
	private static final int BATCH = 128;

	/**
	 * Computes the accuracy of a network; the predicted class is that of the highest
	 * probability.
	 * @param network the network, which computes on the calling thread
	 * @param samples the pictures, at least one
	 * @param stop checked before each batch; once true, the evaluation stops
	 * @return the accuracy; empty if stopped
	 */
	public Optional<Accuracy> accuracy(Network network, Samples samples, BooleanSupplier stop) {
		return predictions(network, samples, stop).map(TestPredictions::accuracy);
	}

	/**
	 * Computes the predictions of a network for each picture.
	 * @param network the network, which computes on the calling thread
	 * @param samples the pictures, at least one
	 * @param stop checked before each batch; once true, the computation stops
	 * @return the predictions; empty if stopped
	 */
	public Optional<TestPredictions> predictions(Network network, Samples samples, BooleanSupplier stop) {
		int values = samples.pictureSize().values();
		float[] inputs = new float[BATCH * values];
		int[] labels = new int[samples.size()];
		int classes = network.architecture().classes();
		float[] all = new float[labels.length * classes];
		double[] scores = new double[labels.length];
		for (int from = 0; from < labels.length; from += BATCH) {
			if (stop.getAsBoolean()) {
				return Optional.empty();
			}
			int count = Math.min(BATCH, labels.length - from);
			for (int i = 0; i < count; i++) {
				samples.encodeInto(from + i, inputs, i * values);
				labels[from + i] = samples.label(from + i);
			}
			float[] logits = network.logits(inputs, count);
			System.arraycopy(Logits.probabilities(logits, count, classes), 0, all, from * classes, count * classes);
			for (int i = 0; i < count; i++) {
				scores[from + i] = Logits.logSumExp(logits, i * classes, classes);
			}
		}
		return Optional.of(new TestPredictions(labels, all, scores));
	}

}
