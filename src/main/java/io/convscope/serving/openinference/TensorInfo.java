package io.convscope.serving.openinference;

import java.util.List;
import java.util.stream.LongStream;

import io.convscope.image.PictureSize;
import io.convscope.model.Model;

/**
 * A tensor that a model takes or returns.
 *
 * @param name its name
 * @param datatype its type
 * @param shape its dimensions; -1 for the number of pictures
 */
public record TensorInfo(String name, Datatype datatype, List<Long> shape) {

	static final String INPUT = "input";

	static final String PROBABILITIES = "probabilities";

	static final String LOGITS = "logits";

	private static final long ANY = -1;

	/**
	 * Describes what a model takes: bytes, since clients that read this description send
	 * values from 0 to 255 without scaling them.
	 * @param model the model
	 * @return its only input; tensors of other types are taken too
	 */
	public static TensorInfo input(Model model) {
		PictureSize size = model.pictureSize();
		return new TensorInfo(INPUT, Datatype.UINT8, dimensions(ANY, size.channels(), size.side(), size.side()));
	}

	/**
	 * Describes what a model returns: the probabilities alone, since classification
	 * clients expect one output. The logits are returned to those who name them.
	 * @param model the model
	 * @return its output
	 */
	public static TensorInfo output(Model model) {
		return new TensorInfo(PROBABILITIES, Datatype.FP32, dimensions(ANY, model.labels().size()));
	}

	private static List<Long> dimensions(long... dimensions) {
		return LongStream.of(dimensions).boxed().toList();
	}

	/**
	 * Returns the shape for one picture.
	 * @return the dimensions without the number of pictures
	 */
	public List<Long> dims() {
		return this.shape.subList(1, this.shape.size());
	}

}
