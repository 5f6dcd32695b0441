package io.convscope.training.loop;

import java.util.Optional;
import java.util.function.BooleanSupplier;

import io.convscope.evaluation.Accuracy;
import io.convscope.evaluation.Evaluator;
import io.convscope.evaluation.TestPredictions;
import io.convscope.network.Network;
import org.jspecify.annotations.Nullable;

/**
 * How good a network is after an epoch.
 *
 * @param validationAccuracy share of the held-out pictures right, 0 to 1; null when none
 * are held out
 * @param test what it says of the test pictures
 * @param seconds how long the measuring took
 */
record Measurement(@Nullable Double validationAccuracy, TestPredictions test, double seconds) {

	/**
	 * Measures.
	 * @param network what to measure
	 * @param data what to measure it on
	 * @param evaluator does it
	 * @param stop asked every now and then; once true, the measuring stops
	 * @return what came of it, or empty when stopped
	 */
	static Optional<Measurement> of(Network network, TrainingData data, Evaluator evaluator, BooleanSupplier stop) {
		long begin = System.nanoTime();
		Optional<Accuracy> validation = Optional.ofNullable(data.validation())
			.flatMap((samples) -> evaluator.accuracy(network, samples, stop));
		return evaluator.predictions(network, data.test(), stop)
			.map((test) -> new Measurement(validation.map(Accuracy::share).orElse(null), test,
					(System.nanoTime() - begin) / 1e9));
	}

	/**
	 * Tells how good the network is on pictures that it never learns from.
	 * @return share of the test pictures right, 0 to 1
	 */
	double testAccuracy() {
		return this.test.accuracy().share();
	}

}
