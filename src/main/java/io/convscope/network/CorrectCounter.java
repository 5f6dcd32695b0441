package io.convscope.network;

import java.util.List;

import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.optimize.api.BaseTrainingListener;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Counts how many pictures of a training step the network had right.
 */
final class CorrectCounter extends BaseTrainingListener {

	private int[] labels = new int[0];

	private int count;

	void expect(int[] labels) {
		this.labels = labels;
		this.count = 0;
	}

	int count() {
		return this.count;
	}

	@Override
	public void onForwardPass(Model model, List<INDArray> activations) {
		INDArray logits = activations.get(activations.size() - 1);
		INDArray best = logits.argMax(1);
		for (int i = 0; i < best.length(); i++) {
			if (best.getInt(i) == this.labels[i]) {
				this.count++;
			}
		}
	}

}
