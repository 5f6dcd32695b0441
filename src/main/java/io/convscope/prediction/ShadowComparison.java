package io.convscope.prediction;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a shadow's answer for a picture compares with that of the model that was asked.
 *
 * @param agrees whether the most probable label is the same
 * @param difference the greatest difference of a label's probability, 0 to 1; a label
 * that a model lacks has 0 there
 */
record ShadowComparison(boolean agrees, double difference) {

	static ShadowComparison of(ModelAnswer answer, ModelAnswer shadow) {
		Map<String, Float> differences = probabilities(answer);
		probabilities(shadow).forEach((label, probability) -> differences.merge(label, -probability, Float::sum));
		double greatest = differences.values().stream().mapToDouble(Math::abs).max().orElse(0);
		return new ShadowComparison(answer.rank(1).get(0).label().equals(shadow.rank(1).get(0).label()), greatest);
	}

	private static Map<String, Float> probabilities(ModelAnswer answer) {
		List<String> labels = answer.model().labels();
		float[] probabilities = answer.probabilities();
		Map<String, Float> byLabel = new HashMap<>();
		for (int i = 0; i < probabilities.length; i++) {
			byLabel.put(labels.get(i), probabilities[i]);
		}
		return byLabel;
	}

}
