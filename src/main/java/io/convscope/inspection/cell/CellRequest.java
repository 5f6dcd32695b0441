package io.convscope.inspection.cell;

import io.convscope.inspection.MapRequest;
import io.convscope.model.Model;
import io.convscope.network.LayerInfo;
import io.convscope.network.description.Cell;
import io.convscope.request.InvalidRequestException;
import io.convscope.request.OptionReader;
import org.jspecify.annotations.Nullable;

/**
 * A request for the arithmetic of one value that has been checked.
 *
 * @param model the model
 * @param layer one of its layers
 * @param cell one of the layer's values
 * @param top how many contributions to list where a value has thousands
 */
record CellRequest(Model model, LayerInfo layer, Cell cell, int top) {

	private static final int MOST = 100;

	private static final int USUAL = 20;

	/**
	 * Checks what was asked for.
	 * @param request for the layer's maps
	 * @param channel as it was sent
	 * @param row as it was sent; null when it was not, as for a flat layer
	 * @param column as it was sent; null when it was not
	 * @param top as it was sent; null when it was not
	 * @return the request
	 * @throws InvalidRequestException if there is no such value; it names all that is out
	 * of range
	 */
	static CellRequest of(MapRequest request, String channel, @Nullable String row, @Nullable String column,
			@Nullable String top) {
		LayerInfo layer = request.layer();
		OptionReader reader = new OptionReader();
		if (row == null && !layer.isFlat()) {
			reader.refuse("row", "and column must be given, as in /featuremaps/" + layer.name() + "/0/"
					+ (layer.height() - 1) + "/" + (layer.width() - 1) + ", the last of the first map");
		}
		Cell cell = new Cell(reader.number("channel", channel, 0, layer.channels() - 1).orElse(0),
				reader.number("row", row, 0, layer.height() - 1).orElse(0),
				reader.number("column", column, 0, layer.width() - 1).orElse(0));
		int most = reader.number("top", top, 1, MOST).orElse(USUAL);
		reader.requireNoErrors();
		return new CellRequest(request.model(), layer, cell, most);
	}

	/**
	 * A request for the arithmetic of one value as it is written in a URL, not checked
	 * yet.
	 *
	 * @param model the model's id; null for the current one
	 * @param sample a sample's address; null for none
	 * @param top how many contributions to list; null for the default
	 */
	record Parameters(@Nullable String model, @Nullable String sample, @Nullable String top) {
	}

}
