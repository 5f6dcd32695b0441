package io.convscope.inspection;

import java.util.Optional;

import io.convscope.inspection.drawing.MapGrid;
import io.convscope.inspection.drawing.Palette;
import io.convscope.request.AnswerFormat;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;

/**
 * How feature maps or filters are shown.
 *
 * @param channel the only channel to show; empty for all
 * @param scale pixels per side of a value's square, 1 to 32
 * @param palette the palette; empty for the default of maps or filters
 * @param normalization which values share a scale
 * @param format the response format; empty to negotiate it by the Accept header
 */
public record MapOptions(Optional<Integer> channel, int scale, Optional<Palette> palette,
		MapGrid.Normalization normalization, Optional<AnswerFormat> format) {

	/**
	 * Checks the options in a request.
	 * @param parameters the parameters as sent
	 * @param channels the number of channels of the layer
	 * @return the options
	 * @throws InvalidRequestException if options are not valid; it names all of them
	 */
	public static MapOptions of(MapParameters parameters, int channels) {
		OptionReader reader = new OptionReader();
		Optional<Integer> channel = reader.number("channel", parameters.channel(), 0, channels - 1);
		int scale = reader.number("scale", parameters.scale(), 1, MapGrid.MAX_SCALE).orElse(MapGrid.DEFAULT.scale());
		Optional<Palette> palette = reader.choice("palette", parameters.palette(), Palette.values());
		MapGrid.Normalization normalization = reader
			.choice("normalize", parameters.normalize(), MapGrid.Normalization.values())
			.orElse(MapGrid.DEFAULT.normalization());
		Optional<AnswerFormat> format = reader.choice("format", parameters.format(), AnswerFormat.values());
		reader.requireNoErrors();
		return new MapOptions(channel, scale, palette, normalization, format);
	}

	MapGrid grid() {
		return new MapGrid(this.scale, this.palette.orElse(MapGrid.DEFAULT.palette()), this.normalization);
	}

}
