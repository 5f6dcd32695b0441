package io.convscope.network.onednn;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Rearranges the layers of a pass into what computes the same numbers faster.
 */
final class StageOrder {

	private StageOrder() {
	}

	/**
	 * Rearranges layers.
	 * @param stages the layers in the network's order
	 * @param training whether a backward computation follows
	 * @param fixed whether no parameter ever changes
	 * @return other layers that come to the same
	 */
	static List<Stage> fastest(List<Stage> stages, boolean training, boolean fixed) {
		List<Stage> order = fixed ? folded(stages) : stages;
		return rectified(training ? pooledFirst(order) : order);
	}

	private static List<Stage> folded(List<Stage> stages) {
		List<Stage> order = new ArrayList<>();
		for (Stage stage : stages) {
			int last = order.size() - 1;
			if (stage instanceof BatchNormalizationStage normalization && last >= 0
					&& order.get(last) instanceof ConvolutionStage convolution) {
				order.set(last, convolution.folded(normalization));
			}
			else {
				order.add(stage);
			}
		}
		return order;
	}

	// The largest of rectified values is the largest value, rectified. Of fewer values
	// that is cheaper backward; forward nothing is cheaper than within the convolution.
	private static List<Stage> pooledFirst(List<Stage> stages) {
		List<Stage> order = new ArrayList<>(stages);
		for (int i = 1; i < order.size(); i++) {
			if (i > 1 && order.get(i - 2) instanceof BatchNormalizationStage) {
				// which rectifies on the way
				continue;
			}
			if (order.get(i) instanceof PoolingStage pooling && pooling.keepsLargest()
					&& order.get(i - 1) instanceof ReluStage) {
				Collections.swap(order, i - 1, i);
			}
		}
		return order;
	}

	private static List<Stage> rectified(List<Stage> stages) {
		List<Stage> joined = new ArrayList<>();
		for (Stage stage : stages) {
			int last = joined.size() - 1;
			if (stage instanceof ReluStage relu && last >= 0
					&& joined.get(last) instanceof Stage.Rectifiable rectifiable) {
				joined.set(last, rectifiable.rectified(relu));
			}
			else {
				joined.add(stage);
			}
		}
		return joined;
	}

}
