package io.convscope.inspection;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.inspection.drawing.MapStatistics;
import io.convscope.network.LayerInfo;
import io.convscope.network.description.Window;
import org.jspecify.annotations.Nullable;

/**
 * Feature maps as numbers.
 *
 * @param origin the model or epoch that computed them
 * @param layer the layer's name
 * @param input the layer that the layer's input comes from, or {@code picture}
 * @param window the part of a map of the input that one value looks at; null if each
 * value looks at its own place, or at everything
 * @param picture the source of the picture
 * @param shape channels, rows, columns of the layer; only the number of values if it is
 * flat
 * @param channels the requested channels
 */
record MapValues(@JsonUnwrapped Origin origin, String layer, String input, @Nullable Window window, String picture,
		List<Integer> shape, List<ChannelValues> channels) {

	static MapValues of(FeatureMaps maps, Optional<Integer> channel) {
		LayerInfo layer = maps.layer();
		float[][][] values = maps.maps();
		IntStream wanted = channel.map(IntStream::of).orElseGet(() -> IntStream.range(0, layer.channels()));
		return new MapValues(maps.origin(), layer.name(), maps.input(), layer.sliding().orElse(null), maps.picture(),
				layer.isFlat() ? List.of(layer.channels()) : List.of(layer.channels(), layer.height(), layer.width()),
				wanted.mapToObj((index) -> ChannelValues.of(index, values[index], layer.isFlat())).toList());
	}

	/**
	 * One map as numbers.
	 *
	 * @param statistics summary statistics of the map
	 * @param values rows of columns ({@code float[][]}); one number ({@code Float}) if
	 * the layer is flat
	 */
	record ChannelValues(@JsonUnwrapped MapStatistics statistics, Object values) {

		static ChannelValues of(int index, float[][] map, boolean flat) {
			return new ChannelValues(MapStatistics.of(index, map), flat ? (Object) map[0][0] : map);
		}

	}

}
