package io.convscope.inspection;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

import io.convscope.image.Drawing;
import io.convscope.inspection.drawing.MapGrid;
import io.convscope.inspection.drawing.NumpyArray;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.UnknownLayerException;

/**
 * The feature maps of a layer for a picture.
 *
 * @param origin the model or epoch that computed them
 * @param layer the layer
 * @param input the layer that the layer's input comes from, or {@code picture}
 * @param picture the source of the picture
 * @param values the layer's output: channel, row, column
 */
public record FeatureMaps(Origin origin, LayerInfo layer, String input, String picture,
		float[] values) implements Viewable {

	/**
	 * Names what a layer takes.
	 * @param architecture the layer's network
	 * @param layer the layer's name
	 * @return the layer before it; {@code picture} for the first
	 * @throws UnknownLayerException if there is no such layer
	 */
	public static String inputOf(Architecture architecture, String layer) {
		return architecture.before(layer).map(LayerInfo::name).orElse("picture");
	}

	/**
	 * Copies the maps.
	 * @return channel, row, column; a 1 x 1 map for each value of a flat layer
	 */
	float[][][] maps() {
		float[][][] maps = new float[this.layer.channels()][this.layer.height()][];
		int at = 0;
		for (float[][] map : maps) {
			for (int row = 0; row < map.length; row++) {
				map[row] = Arrays.copyOfRange(this.values, at, at + this.layer.width());
				at += this.layer.width();
			}
		}
		return maps;
	}

	@Override
	public String name() {
		return this.layer.name();
	}

	@Override
	public Optional<String> source() {
		return Optional.of(this.picture);
	}

	@Override
	public int count(Optional<Integer> channel) {
		return this.layer.height() * this.layer.width() * (channel.isPresent() ? 1 : this.layer.channels());
	}

	@Override
	public Drawing draw(MapOptions options) {
		MapGrid grid = options.grid();
		if (this.layer.isFlat()) {
			return options.channel()
				.map((channel) -> grid.renderFlat(this.values, channel))
				.orElseGet(() -> grid.renderFlat(this.values));
		}
		float[][][] maps = maps();
		return options.channel().map((channel) -> grid.render(maps, channel)).orElseGet(() -> grid.render(maps));
	}

	@Override
	public MapValues list(Optional<Integer> channel) {
		return MapValues.of(this, channel);
	}

	@Override
	public NumpyArray array(Optional<Integer> channel) {
		int size = this.layer.height() * this.layer.width();
		int first = channel.orElse(0);
		int count = channel.isPresent() ? 1 : this.layer.channels();
		List<Integer> shape = this.layer.isFlat() ? List.of(count)
				: List.of(count, this.layer.height(), this.layer.width());
		return new NumpyArray(shape, Arrays.copyOfRange(this.values, first * size, (first + count) * size));
	}

}
