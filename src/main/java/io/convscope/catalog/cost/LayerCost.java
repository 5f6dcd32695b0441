package io.convscope.catalog.cost;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.Shape;
import io.convscope.network.description.Window;

/**
 * What a layer costs.
 *
 * @param name the layer's name
 * @param kind what it does
 * @param channels of its output
 * @param height of its output
 * @param width of its output
 * @param parameters what it has in numbers that are kept with the model
 * @param multiplyAdds products that are summed for one picture, biases not counted
 * @param trainingBytes memory for a step of training: its output and the gradient of it
 * for each picture, and for each parameter the value, its gradient and its velocity
 * @param receptiveField what a value of its output sees of the picture
 */
public record LayerCost(String name, String kind, int channels, int height, int width, long parameters,
		long multiplyAdds, long trainingBytes, ReceptiveField receptiveField) {

	// both engines and all optimizers need about as much
	private static final int COPIES_OF_OUTPUTS = 2;

	private static final int COPIES_OF_PARAMETERS = 4;

	static LayerCost of(LayerInfo layer, int pictures, ReceptiveField field) {
		long numbers = COPIES_OF_OUTPUTS * (long) pictures * layer.values() + COPIES_OF_PARAMETERS * layer.parameters();
		return new LayerCost(layer.name(), layer.kind(), layer.channels(), layer.height(), layer.width(),
				layer.parameters(), multiplyAdds(layer), Float.BYTES * numbers, field);
	}

	private static long multiplyAdds(LayerInfo layer) {
		return layer.values() * layer.kernel().map(Shape::size).orElse(0).longValue();
	}

	/**
	 * Counts the work for one picture, comparisons and sums of a pooling included.
	 * @param layer a layer
	 * @return operations
	 */
	public static long operations(LayerInfo layer) {
		long window = layer.layer().sliding().map(Window::size).orElse(1);
		return Math.max(multiplyAdds(layer), layer.values() * window * window);
	}

}
