package io.convscope.network.dl4j;

import java.util.ArrayList;
import java.util.List;

import io.convscope.network.LayerInfo;
import org.deeplearning4j.nn.layers.normalization.BatchNormalization;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.params.BatchNormalizationParamInitializer;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Corrects the running variances that a training step has left: PyTorch averages the
 * unbiased variances of batches, n / (n - 1) times those that Deeplearning4j averages.
 */
final class UnbiasedVariances {

	private final List<Variance> variances = new ArrayList<>();

	/**
	 * Remembers the running variances before a step.
	 * @param network the network
	 * @param layers its layers
	 */
	UnbiasedVariances(MultiLayerNetwork network, List<LayerInfo> layers) {
		for (LayerInfo layer : layers) {
			if (network.getLayer(layer.name()) instanceof BatchNormalization normalization) {
				INDArray running = normalization.getParam(BatchNormalizationParamInitializer.GLOBAL_VAR);
				double decay = ((org.deeplearning4j.nn.conf.layers.BatchNormalization) normalization.conf().getLayer())
					.getDecay();
				this.variances.add(new Variance(running, running.dup(), decay, layer.height() * layer.width()));
			}
		}
	}

	/**
	 * Corrects them after the step.
	 * @param pictures how many it learned from
	 */
	void correct(int pictures) {
		this.variances.forEach((each) -> each.correct(pictures));
	}

	/**
	 * The running variances of one layer.
	 *
	 * @param running after the step: decay * before + (1 - decay) * biased
	 * @param before the step
	 * @param decay the share of what was there before
	 * @param area values of a channel in a picture
	 */
	private record Variance(INDArray running, INDArray before, double decay, int area) {

		void correct(int pictures) {
			double others = (double) pictures * this.area - 1;
			if (others > 0) {
				this.running.muli(1 + 1 / others).subi(this.before.mul(this.decay / others));
			}
		}

	}

}
