package io.convscope.inspection.cell;

import io.convscope.inspection.MapRequest;
import io.convscope.model.Model;
import io.convscope.network.LayerInfo;
import io.convscope.network.description.Cell;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * A checked request for the arithmetic of one value.
 *
 * @param model the model
 * @param layer one of its layers
 * @param cell one of the layer's values
 * @param top how many contributions to list if a value has more
 */
record CellRequest(Model model, LayerInfo layer, Cell cell, int top) {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	/**
	 * Checks a request.
	 * @param request the request for the layer's maps
	 * @param channel the channel as sent
	 * @param row the row as sent; null if absent, as for a flat layer
	 * @param column the column as sent; null if absent
	 * @param parameters the query parameters as sent
	 * @return the request
	 * @throws InvalidRequestException if there is no such value; it names all parameters
	 * that are not valid
	 */
	static CellRequest of(MapRequest request, String channel, @Nullable String row, @Nullable String column,
			Parameters parameters) {
		LayerInfo layer = request.layer();
		OptionReader reader = new OptionReader();
		if (row == null && !layer.isFlat()) {
			reader.refuse("row", "and column must be given, as in /featuremaps/" + layer.name() + "/0/"
					+ (layer.height() - 1) + "/" + (layer.width() - 1) + ", the last of the first map");
		}
		Cell cell = new Cell(reader.number("channel", channel, 0, layer.channels() - 1).orElse(0),
				reader.number("row", row, 0, layer.height() - 1).orElse(0),
				reader.number("column", column, 0, layer.width() - 1).orElse(0));
		int most = reader.number("top", parameters.top(), 1, MOST).orElse(USUAL);
		reader.choice("format", parameters.format(), Format.values());
		reader.requireNoErrors();
		return new CellRequest(request.model(), layer, cell, most);
	}

	private enum Format {

		JSON

	}

	/**
	 * The query parameters of a request for the arithmetic of one value, not checked yet.
	 *
	 * @param model the model's id; null for the current one
	 * @param sample a sample's address; null for none
	 * @param top how many contributions to list; null for the default
	 * @param format {@code json}, as there is no other; null for the same
	 */
	record Parameters(@Nullable String model, @Nullable String sample, @Nullable String top, @Nullable String format) {
	}

}
