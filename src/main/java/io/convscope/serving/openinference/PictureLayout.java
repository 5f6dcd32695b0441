package io.convscope.serving.openinference;

import java.util.List;
import java.util.stream.Stream;

import io.convscope.image.PictureSize;

/**
 * How the pictures of an input are laid out.
 *
 * @param size the size of each
 * @param count how many there are, at least 1
 * @param channelsLast whether the channels of a pixel are beside each other (NHWC), not
 * in planes (NCHW)
 */
record PictureLayout(PictureSize size, int count, boolean channelsLast) {

	/**
	 * Finds the layout that a shape says.
	 * @param tensor the input
	 * @param size what the network takes
	 * @param most the maximum number of pictures
	 * @return the layout
	 * @throws InvalidInferenceException if the network takes no such input
	 */
	static PictureLayout of(InputTensor tensor, PictureSize size, int most) {
		List<Long> shape = tensor.shape();
		long channels = size.channels();
		long side = size.side();
		boolean files = tensor.datatype() == Datatype.BYTES;
		List<List<Long>> taken = files ? List.of(List.of(), List.of(1L))
				: List.of(List.of(channels, side, side), List.of(side, side, channels));
		int found = shape.isEmpty() ? -1 : taken.indexOf(shape.subList(1, shape.size()));
		if (found < 0) {
			throw InvalidInferenceException.because("The shape of " + tensor.datatype() + " must be "
					+ written(taken.get(0)) + " or " + written(taken.get(1)) + " with n pictures, not " + shape
					+ (files ? "." : "; picture files of any size are sent as BYTES."));
		}
		long count = shape.get(0);
		if (count < 1 || count > most) {
			throw InvalidInferenceException
				.because("A request may have 1 to " + most + " pictures, not " + count + "; send the rest in another.");
		}
		return new PictureLayout(size, (int) count, found == 1);
	}

	private static String written(List<Long> dimensions) {
		return Stream.concat(Stream.of("n"), dimensions.stream()).toList().toString();
	}

	/**
	 * Counts the values.
	 * @return the number of values of all pictures together
	 */
	int values() {
		return this.count * this.size.values();
	}

	/**
	 * Finds a value.
	 * @param picture the picture, from 0
	 * @param at the value in the order of the network: plane, row, column
	 * @return its position among the values of all pictures
	 */
	int index(int picture, int at) {
		int first = picture * this.size.values();
		int plane = this.size.plane();
		return first + (this.channelsLast ? at % plane * this.size.channels() + at / plane : at);
	}

}
