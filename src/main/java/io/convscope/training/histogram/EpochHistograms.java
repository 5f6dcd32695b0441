package io.convscope.training.histogram;

import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * The histograms of a network after one epoch.
 *
 * @param epoch the number of finished epochs, 0 before the first
 * @param weights of each learned tensor, by its name, for example {@code conv1.weight}
 * @param gradients of the average that the optimizer keeps of each tensor's gradients, by
 * its name; none at epoch 0, and none of layers that are frozen
 * @param activations of the outputs of layers, by their names, for some test pictures
 */
public record EpochHistograms(int epoch, Map<String, Histogram> weights, Map<String, Histogram> gradients,
		Map<String, Histogram> activations) {

	/**
	 * Selects those of one layer.
	 * @param layer its name
	 * @return the histograms of its tensors and its output
	 */
	public EpochHistograms of(String layer) {
		Predicate<String> ofLayer = (tensor) -> tensor.startsWith(layer + ".");
		return new EpochHistograms(this.epoch, select(this.weights, ofLayer), select(this.gradients, ofLayer),
				select(this.activations, layer::equals));
	}

	private static Map<String, Histogram> select(Map<String, Histogram> all, Predicate<String> wanted) {
		return all.entrySet()
			.stream()
			.filter((each) -> wanted.test(each.getKey()))
			.collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
	}

}
