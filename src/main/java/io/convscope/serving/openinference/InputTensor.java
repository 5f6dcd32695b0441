package io.convscope.serving.openinference;

import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;

/**
 * The input of a request.
 *
 * @param datatype the type of its values
 * @param shape its dimensions, 0 or more each
 * @param data its values, if they are in the JSON; null if they follow it
 * @param binarySize how many bytes follow the JSON; 0 if none do
 */
record InputTensor(Datatype datatype, List<Long> shape, @Nullable JsonTensor data, long binarySize) {

	/**
	 * Reads an input.
	 * @param json at its object
	 * @param mostValues the maximum number of values
	 * @return the input
	 * @throws InvalidInferenceException if it is not one of the protocol, or has another
	 * name
	 */
	static InputTensor read(JsonCursor json, int mostValues) {
		return new Fields().read(json, mostValues);
	}

	private static final class Fields {

		private @Nullable String name;

		private @Nullable Datatype datatype;

		private final List<Long> shape = new ArrayList<>();

		private @Nullable JsonTensor data;

		private @Nullable Long binarySize;

		private InputTensor read(JsonCursor json, int mostValues) {
			json.object("An input", (field) -> {
				switch (field) {
					case "name" -> this.name = json.text(field);
					case "datatype" -> this.datatype = Datatype.named(json.text(field));
					case "shape" -> json.array(field, () -> this.shape.add(json.wholeNumber(field)));
					case "data" -> this.data = JsonTensor.read(json.parser(), mostValues);
					case "parameters" -> json.object(field, (parameter) -> {
						if (parameter.equals("binary_data_size")) {
							this.binarySize = json.wholeNumber(parameter);
						}
					});
					default -> {
						// skipped
					}
				}
			});
			if (!TensorInfo.INPUT.equals(this.name)) {
				throw InvalidInferenceException.because("The model has one input, named input; the request has "
						+ ((this.name != null) ? "\"" + this.name + "\"" : "one without a name") + ".");
			}
			if ((this.data == null) == (this.binarySize == null)) {
				throw InvalidInferenceException.because("The input must have either data or the parameter"
						+ " binary_data_size with binary data behind the JSON.");
			}
			return new InputTensor((this.datatype != null) ? this.datatype : Datatype.named(""), this.shape, this.data,
					(this.binarySize != null) ? this.binarySize : 0);
		}

	}

}
