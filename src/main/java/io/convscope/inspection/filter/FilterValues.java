package io.convscope.inspection.filter;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.inspection.Origin;
import io.convscope.inspection.drawing.MapStatistics;

/**
 * Filters as numbers.
 *
 * @param origin whose layer it is
 * @param layer the layer's name
 * @param shape how many kernels the layer has, then the sizes of one
 * @param channels those that were asked for
 */
public record FilterValues(@JsonUnwrapped Origin origin, String layer, List<Integer> shape,
		List<KernelValues> channels) {

	static FilterValues of(Filters filters, Optional<Integer> channel) {
		return new FilterValues(filters.origin(), filters.name(), filters.shape().times(filters.layer().channels()),
				filters.channels(channel).mapToObj((index) -> KernelValues.of(filters, index)).toList());
	}

	/**
	 * One kernel as numbers.
	 *
	 * @param statistics its weights in a few numbers
	 * @param bias what is added to the sum of its products
	 * @param values planes of rows of columns ({@code float[][][]}); a plain list
	 * ({@code float[]}) where the layer's input is flat
	 */
	public record KernelValues(@JsonUnwrapped MapStatistics statistics, float bias, Object values) {

		static KernelValues of(Filters filters, int index) {
			float[] weights = filters.array(Optional.of(index)).values();
			return new KernelValues(MapStatistics.of(index, new float[][] { weights }), filters.biases()[index],
					filters.shape().isFlat() ? weights : filters.kernel(index));
		}

	}

}
