package io.convscope.serving.openinference;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.LongStream;

import io.convscope.image.PictureSize;
import org.jspecify.annotations.Nullable;

/**
 * A request for inference.
 *
 * @param id the client's name for it, which is returned; null for none
 * @param input its only input
 * @param outputs what to return, at least one
 */
record InferenceRequest(@Nullable String id, InputTensor input, List<RequestedOutput> outputs) {

	/**
	 * Checks the outputs.
	 * @throws InvalidInferenceException if one is unknown or there twice
	 */
	InferenceRequest {
		Set<String> names = new HashSet<>();
		for (RequestedOutput output : outputs) {
			if (!names.add(output.name())) {
				throw InvalidInferenceException.because("The output " + output.name() + " is requested twice.");
			}
		}
	}

	/**
	 * Makes the request that a tensor alone is: for the probabilities, as binary data.
	 * @param size the size of its pictures
	 * @param bytes how many bytes it has
	 * @return the request, with an input of UINT8
	 * @throws InvalidInferenceException if these are no whole pictures
	 */
	static InferenceRequest ofTensor(PictureSize size, int bytes) {
		if (bytes == 0 || bytes % size.values() != 0) {
			throw InvalidInferenceException.because("A tensor without JSON must be the pictures as UINT8 of the shape"
					+ " [n, " + size.channels() + ", " + size.side() + ", " + size.side() + "], " + size.values()
					+ " bytes each; the body has " + bytes + " bytes.");
		}
		List<Long> shape = LongStream.of(bytes / size.values(), size.channels(), size.side(), size.side())
			.boxed()
			.toList();
		return new InferenceRequest(null, new InputTensor(Datatype.UINT8, shape, null, bytes),
				List.of(new RequestedOutput(TensorInfo.PROBABILITIES, true, null)));
	}

	/**
	 * An output to return.
	 *
	 * @param name its name
	 * @param binary whether its values follow the JSON
	 * @param classes how many of the greatest values to return with their labels; null
	 * for all values without labels
	 */
	record RequestedOutput(String name, boolean binary, @Nullable Integer classes) {

		/**
		 * Checks the values.
		 * @throws InvalidInferenceException if the output is unknown, or no class is
		 * requested
		 */
		RequestedOutput {
			if (!name.equals(TensorInfo.PROBABILITIES) && !name.equals(TensorInfo.LOGITS)) {
				throw InvalidInferenceException
					.because("There is no output \"" + name + "\"; the outputs are probabilities and logits.");
			}
			if (classes != null && classes < 1) {
				throw InvalidInferenceException.because("classification must be a whole number, 1 or more.");
			}
		}

	}

}
