package io.convscope.catalog.cost;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;

/**
 * What a network costs, layer by layer and in sum.
 *
 * @param labels how many classes it tells apart
 * @param batchSize pictures in a step of training
 * @param parameters the numbers that are kept with its models
 * @param multiplyAdds for one picture
 * @param trainingBytes memory for a step of training
 * @param layers each layer's share, softmax included
 */
public record NetworkCost(int labels, int batchSize, long parameters, long multiplyAdds, long trainingBytes,
		List<LayerCost> layers) {

	// larger batches go through in pieces
	private static final int MOST_AT_ONCE = 128;

	/**
	 * Counts.
	 * @param network a network within the limits
	 * @param batchSize pictures in a step of training
	 * @return the cost
	 */
	public static NetworkCost of(Architecture network, int batchSize) {
		List<LayerCost> layers = new ArrayList<>();
		ReceptiveField field = ReceptiveField.PIXEL;
		for (LayerInfo layer : network.layers()) {
			field = field.through(layer);
			layers.add(LayerCost.of(layer, Math.min(batchSize, MOST_AT_ONCE), field));
		}
		return new NetworkCost(network.classes(), batchSize, layers.stream().mapToLong(LayerCost::parameters).sum(),
				layers.stream().mapToLong(LayerCost::multiplyAdds).sum(),
				layers.stream().mapToLong(LayerCost::trainingBytes).sum(), List.copyOf(layers));
	}

	/**
	 * Finds where most of the memory goes.
	 * @return the layer
	 */
	public LayerCost largest() {
		return this.layers.stream().max(Comparator.comparingLong(LayerCost::trainingBytes)).orElseThrow();
	}

}
