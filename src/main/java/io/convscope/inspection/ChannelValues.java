package io.convscope.inspection;

import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * One map as numbers.
 *
 * @param statistics the map in a few numbers
 * @param values rows of columns ({@code float[][]}); one number ({@code Float}) where the
 * layer is flat
 */
record ChannelValues(@JsonUnwrapped MapStatistics statistics, Object values) {

	static ChannelValues of(int index, float[][] map, boolean flat) {
		return new ChannelValues(MapStatistics.of(index, map), flat ? (Object) map[0][0] : map);
	}

}
