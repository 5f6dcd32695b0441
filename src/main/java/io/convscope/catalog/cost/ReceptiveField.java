package io.convscope.catalog.cost;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.Shape;
import io.convscope.network.description.Window;

/**
 * The part of the picture that one value of a layer depends on: a square, which for the
 * value in row r and column c begins in row {@code offset + r * jump} and column
 * {@code offset + c * jump} of the picture. The formula is that of Araujo, Norris and Sim
 * (2019), <em>Computing Receptive Fields of Convolutional Neural Networks</em>,
 * https://distill.pub/2019/computing-receptive-fields.
 *
 * @param size rows and columns; may be more than the picture has
 * @param jump rows and columns of the picture from one value's square to the next one's
 * @param offset the row and column where the first value's square begins; negative in the
 * padding
 */
public record ReceptiveField(int size, int jump, int offset) {

	/** Of a value of the picture itself. */
	static final ReceptiveField PIXEL = new ReceptiveField(1, 1, 0);

	/**
	 * Goes on to the next layer.
	 * @param layer what follows the layer whose values have this field
	 * @return the field of that layer's values
	 */
	ReceptiveField through(LayerInfo layer) {
		Window window = layer.layer().sliding().orElseGet(() -> whole(layer.input(), layer.output()));
		return new ReceptiveField(this.size + (window.size() - 1) * this.jump, this.jump * window.stride(),
				this.offset - window.padding() * this.jump);
	}

	// a value looks at its own place, or at the whole map where one is left of it
	private static Window whole(Shape input, Shape output) {
		return new Window(input.height() - output.height() + 1, 1, 0);
	}

}
