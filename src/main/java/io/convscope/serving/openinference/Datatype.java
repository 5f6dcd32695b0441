package io.convscope.serving.openinference;

import java.util.stream.Stream;

/**
 * A type of tensors, as the protocol names it.
 */
enum Datatype {

	/** Values from 0 to 1. */
	FP32,

	/** Values from 0 to 255. */
	UINT8,

	/** Picture files. */
	BYTES;

	/**
	 * Finds a type of inputs.
	 * @param name its name
	 * @return the type
	 * @throws InvalidInferenceException if inputs have no such type
	 */
	static Datatype named(String name) {
		return Stream.of(values())
			.filter((each) -> each.name().equals(name))
			.findFirst()
			.orElseThrow(() -> InvalidInferenceException.because("The datatype \"" + name
					+ "\" is not taken; send UINT8 (values 0 to 255), FP32 (0 to 1) or BYTES (picture files)."));
	}

}
