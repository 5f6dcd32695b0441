package io.convscope.inspection;

import java.util.Optional;

import io.convscope.image.Drawing;
import io.convscope.inspection.drawing.NumpyArray;
import io.convscope.request.AnswerFormat;

/**
 * Numbers of a layer that can be shown in any {@link AnswerFormat}. Immutable.
 */
public interface Viewable {

	/**
	 * Returns the model and epoch whose weights were used.
	 * @return the origin
	 */
	Origin origin();

	/**
	 * Returns the name of the layer.
	 * @return the layer's name
	 */
	String name();

	/**
	 * Returns the source of the picture that they were computed for.
	 * @return the source; empty if there is no picture
	 */
	Optional<String> source();

	/**
	 * Counts the numbers.
	 * @param channel the only channel to show; empty for all
	 * @return how many numbers there are
	 */
	int count(Optional<Integer> channel);

	/**
	 * Draws the numbers.
	 * @param options how to draw them
	 * @return the same drawing for the same options
	 */
	Drawing draw(MapOptions options);

	/**
	 * Lists the numbers for JSON.
	 * @param channel the only channel to show; empty for all
	 * @return a record
	 */
	Object list(Optional<Integer> channel);

	/**
	 * Lists the numbers for NumPy.
	 * @param channel the only channel to show, so that the first dimension is 1; empty
	 * for all
	 * @return an array
	 */
	NumpyArray array(Optional<Integer> channel);

}
