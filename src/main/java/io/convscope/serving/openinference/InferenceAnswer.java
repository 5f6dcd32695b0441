package io.convscope.serving.openinference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.convscope.model.Model;
import io.convscope.model.Prediction;
import io.convscope.prediction.ModelAnswer;
import io.convscope.serving.ModelVersions;
import io.convscope.serving.openinference.InferenceRequest.RequestedOutput;
import org.jspecify.annotations.Nullable;

/**
 * The answer to a request.
 *
 * @param modelName the id of the model that answered
 * @param modelVersion its version
 * @param id the client's name for the request; null if it gave none
 * @param parameters the alias that the request names the model by; null if it names none
 * @param outputs in the order of the request
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record InferenceAnswer(@JsonProperty("model_name") String modelName,
		@JsonProperty("model_version") String modelVersion, @Nullable String id, @Nullable Asked parameters,
		List<OutputTensor> outputs) {

	/**
	 * Makes the answer.
	 * @param request the request
	 * @param answers one for each picture, all by the same model
	 * @return the outputs that the request asks for
	 */
	static InferenceAnswer of(InferenceRequest request, List<ModelAnswer> answers) {
		Model model = answers.get(0).model();
		return new InferenceAnswer(model.id(), ModelVersions.name(model), request.id(), null,
				request.outputs().stream().map((output) -> OutputTensor.of(output, model, answers)).toList());
	}

	/**
	 * Tells which alias the model was asked by.
	 * @param alias the alias
	 * @return the answer with it
	 */
	InferenceAnswer askedAs(String alias) {
		return new InferenceAnswer(this.modelName, this.modelVersion, this.id, new Asked(alias), this.outputs);
	}

	/**
	 * Returns the binary data, which follows the JSON.
	 * @return that of each output that has any, in their order
	 */
	@JsonIgnore
	public List<byte[]> binary() {
		return this.outputs.stream().flatMap((output) -> output.binary().stream()).toList();
	}

	/**
	 * How the model was asked.
	 *
	 * @param alias the alias that the request names it by
	 */
	record Asked(String alias) {
	}

	/**
	 * An output.
	 *
	 * @param name its name
	 * @param datatype the type of its values
	 * @param shape its dimensions
	 * @param parameters how many bytes follow the JSON; null if none do
	 * @param data its values, row by row; null if they follow the JSON
	 * @param binary the values if they follow the JSON, else none
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record OutputTensor(String name, Datatype datatype, List<Integer> shape, @Nullable BinarySize parameters,
			@Nullable Object data, @JsonIgnore List<byte[]> binary) {

		private static OutputTensor of(RequestedOutput output, Model model, List<ModelAnswer> answers) {
			List<float[]> rows = answers.stream().map((answer) -> values(output, answer)).toList();
			int columns = model.labels().size();
			if (output.classes() == null) {
				float[] values = joined(rows, columns);
				return of(output, Datatype.FP32, List.of(rows.size(), columns), values, bytes(values));
			}
			int classes = Math.min(output.classes(), columns);
			List<String> ranked = rows.stream()
				.flatMap((row) -> Prediction.rank(model.labels(), row, classes).stream())
				.map((each) -> each.probability() + ":" + each.index() + ":" + each.label())
				.toList();
			return of(output, Datatype.BYTES, List.of(rows.size(), classes), ranked, bytes(ranked));
		}

		private static OutputTensor of(RequestedOutput output, Datatype datatype, List<Integer> shape, Object data,
				byte[] binary) {
			return output.binary() ? new OutputTensor(output.name(), datatype, shape, new BinarySize(binary.length),
					null, List.of(binary)) : new OutputTensor(output.name(), datatype, shape, null, data, List.of());
		}

		private static float[] values(RequestedOutput output, ModelAnswer answer) {
			return output.name().equals(TensorInfo.LOGITS) ? answer.logits() : answer.probabilities();
		}

		private static float[] joined(List<float[]> rows, int columns) {
			float[] values = new float[rows.size() * columns];
			for (int i = 0; i < rows.size(); i++) {
				System.arraycopy(rows.get(i), 0, values, i * columns, columns);
			}
			return values;
		}

		private static byte[] bytes(float[] values) {
			ByteBuffer bytes = ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
			bytes.asFloatBuffer().put(values);
			return bytes.array();
		}

		private static byte[] bytes(List<String> texts) {
			List<byte[]> encoded = new ArrayList<>(texts.size());
			texts.forEach((text) -> encoded.add(text.getBytes(StandardCharsets.UTF_8)));
			int length = encoded.stream().mapToInt((text) -> Integer.BYTES + text.length).sum();
			ByteBuffer bytes = ByteBuffer.allocate(length).order(ByteOrder.LITTLE_ENDIAN);
			encoded.forEach((text) -> bytes.putInt(text.length).put(text));
			return bytes.array();
		}

	}

	/**
	 * The parameter of an output whose values follow the JSON.
	 *
	 * @param bytes how many bytes they have
	 */
	record BinarySize(@JsonProperty("binary_data_size") int bytes) {
	}

}
