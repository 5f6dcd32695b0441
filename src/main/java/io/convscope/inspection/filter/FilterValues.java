package io.convscope.inspection.filter;

import java.util.List;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.inspection.Origin;
import io.convscope.inspection.drawing.MapStatistics;

/**
 * Filters as numbers.
 *
 * @param origin the model or epoch that the filters are from
 * @param layer the layer's name
 * @param shape the number of kernels of the layer, then the shape of one
 * @param channels the requested channels
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
	 * @param statistics summary statistics of its weights
	 * @param bias the bias of its channel
	 * @param values planes of rows of columns ({@code float[][][]}); a plain list
	 * ({@code float[]}) if the layer's input is flat
	 */
	public record KernelValues(@JsonUnwrapped MapStatistics statistics, float bias, Object values) {

		static KernelValues of(Filters filters, int index) {
			float[] weights = filters.array(Optional.of(index)).values();
			return new KernelValues(MapStatistics.of(index, new float[][] { weights }), filters.biases()[index],
					filters.shape().isFlat() ? weights : filters.kernel(index));
		}

	}

}
