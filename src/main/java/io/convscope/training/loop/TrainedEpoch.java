package io.convscope.training.loop;

import java.util.function.Supplier;

import io.convscope.evaluation.TestPredictions;
import io.convscope.network.Weights;
import io.convscope.training.metrics.EpochResult;

/**
 * What came of an epoch, for those who keep something of it.
 *
 * @param result its figures
 * @param predictions what the network says of the test pictures after it
 * @param weights copies the network's weights, once for all who ask
 */
record TrainedEpoch(EpochResult result, TestPredictions predictions, Supplier<Weights> weights) {

	int number() {
		return this.result.epoch();
	}

}
