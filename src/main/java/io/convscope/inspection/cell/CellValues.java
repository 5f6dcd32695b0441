package io.convscope.inspection.cell;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.inspection.Origin;
import io.convscope.network.description.Arithmetic;
import io.convscope.network.description.Cell;

/**
 * One value of a layer, with the arithmetic that computes it.
 *
 * @param origin the model or epoch that computed it
 * @param layer the layer's name
 * @param kind the layer's kind
 * @param picture the source of the picture
 * @param cell the position of the value
 * @param value the value as the network computed it
 * @param input the layer that the input comes from, or {@code picture}
 * @param arithmetic how the value is computed from the input; the result differs from
 * {@code value} by rounding only
 */
record CellValues(@JsonUnwrapped Origin origin, String layer, String kind, String picture, @JsonUnwrapped Cell cell,
		float value, String input, @JsonUnwrapped Arithmetic arithmetic) {
}
