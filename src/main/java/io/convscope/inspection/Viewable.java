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
	 * Tells whose weights made them.
	 * @return the origin
	 */
	Origin origin();

	/**
	 * Names the layer.
	 * @return the layer's name
	 */
	String name();

	/**
	 * Tells where the picture that they were computed for is from.
	 * @return the source; empty where no picture is concerned
	 */
	Optional<String> source();

	/**
	 * Counts them.
	 * @param channel the only channel wanted; empty for all
	 * @return how many numbers there are
	 */
	int count(Optional<Integer> channel);

	/**
	 * Draws them.
	 * @param options how
	 * @return the same drawing for the same options
	 */
	Drawing draw(MapOptions options);

	/**
	 * Lists them for JSON.
	 * @param channel the only channel wanted; empty for all
	 * @return a record
	 */
	Object list(Optional<Integer> channel);

	/**
	 * Lists them for NumPy.
	 * @param channel the only channel wanted, the outermost size then being 1; empty for
	 * all
	 * @return an array
	 */
	NumpyArray array(Optional<Integer> channel);

}
