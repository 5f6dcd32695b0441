package io.convscope.inspection.cell;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.inspection.Origin;
import io.convscope.network.description.Arithmetic;
import io.convscope.network.description.Cell;

/**
 * One value of a layer, with the arithmetic that makes it.
 *
 * @param origin whose layer it is
 * @param layer the layer's name
 * @param kind what the layer does
 * @param picture where the picture is from
 * @param cell which value
 * @param value as the network computed it
 * @param input the layer that its input comes from, or {@code picture}
 * @param arithmetic how it comes from the input; its result differs from {@code value} by
 * rounding only
 */
record CellValues(@JsonUnwrapped Origin origin, String layer, String kind, String picture, @JsonUnwrapped Cell cell,
		float value, String input, @JsonUnwrapped Arithmetic arithmetic) {
}
