package io.convscope.inspection;

import java.util.Optional;

import io.convscope.network.LayerInfo;

/**
 * How maps are to be shown.
 *
 * @param channel the only channel wanted; empty for all
 * @param grid how they are drawn
 * @param format the form; empty to go by what the client accepts
 */
record MapOptions(Optional<Integer> channel, MapGrid grid, Optional<MapFormat> format) {

	/**
	 * Checks what was asked for.
	 * @param parameters as they were sent
	 * @param layer the layer whose maps are wanted
	 * @return the options
	 * @throws InvalidOptionsException if any is out of range; it names all of those
	 */
	static MapOptions of(MapParameters parameters, LayerInfo layer) {
		OptionReader reader = new OptionReader();
		Optional<Integer> channel = reader.number("channel", parameters.channel(), 0, layer.channels() - 1);
		int scale = reader.number("scale", parameters.scale(), 1, MapGrid.MAX_SCALE).orElse(MapGrid.DEFAULT.scale());
		Palette palette = reader.choice("palette", parameters.palette(), Palette.values())
			.orElse(MapGrid.DEFAULT.palette());
		Normalization normalization = reader.choice("normalize", parameters.normalize(), Normalization.values())
			.orElse(MapGrid.DEFAULT.normalization());
		Optional<MapFormat> format = reader.choice("format", parameters.format(), MapFormat.values());
		reader.requireNoErrors();
		return new MapOptions(channel, new MapGrid(scale, palette, normalization), format);
	}

}
