package io.convscope.inspection.statistics;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

import io.convscope.inspection.drawing.MapStatistics;
import io.convscope.network.LayerInfo;

/**
 * Accumulates the statistics of each channel of a layer over batches of pictures;
 * confined to one thread.
 */
final class ChannelTotals {

	private final int mapSize;

	private final float[] min;

	private final float[] max;

	private final double[] sum;

	private final long[] zeros;

	private long pictures;

	ChannelTotals(LayerInfo layer) {
		this.mapSize = layer.height() * layer.width();
		this.min = new float[layer.channels()];
		this.max = new float[layer.channels()];
		this.sum = new double[layer.channels()];
		this.zeros = new long[layer.channels()];
		Arrays.fill(this.min, Float.POSITIVE_INFINITY);
		Arrays.fill(this.max, Float.NEGATIVE_INFINITY);
	}

	/**
	 * Adds the layer's output for some pictures.
	 * @param values picture, channel, row, column
	 * @param count the number of pictures
	 */
	void add(float[] values, int count) {
		for (int i = 0; i < values.length; i++) {
			int channel = i / this.mapSize % this.min.length;
			float value = values[i];
			this.min[channel] = Math.min(this.min[channel], value);
			this.max[channel] = Math.max(this.max[channel], value);
			this.sum[channel] += value;
			this.zeros[channel] += (value == 0) ? 1 : 0;
		}
		this.pictures += count;
	}

	List<LayerStatistics.Channel> channels() {
		double size = (double) this.pictures * this.mapSize;
		return IntStream.range(0, this.min.length)
			.mapToObj((i) -> new LayerStatistics.Channel(
					new MapStatistics(i, this.min[i], this.max[i], this.sum[i] / size, this.zeros[i] / size),
					this.zeros[i] == this.pictures * this.mapSize))
			.toList();
	}

}
