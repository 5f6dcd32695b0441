package io.convscope.serving.openinference;

import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;

import io.convscope.serving.openinference.InferenceRequest.RequestedOutput;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads the JSON of a request token by token, so that tensors become arrays at once.
 * Fields and parameters that the protocol does not have are skipped. Not thread safe.
 */
final class RequestReader {

	private static final JsonFactory JSON = JsonFactory.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.disable(StreamReadFeature.AUTO_CLOSE_SOURCE)
		.build();

	private final JsonCursor json;

	private final int mostValues;

	private @Nullable String id;

	private @Nullable InputTensor input;

	private boolean binaryOutputs;

	private final List<OutputFields> outputs = new ArrayList<>();

	private RequestReader(JsonParser parser, int mostValues) {
		this.json = new JsonCursor(parser);
		this.mostValues = mostValues;
	}

	/**
	 * Reads a request.
	 * @param in the JSON alone; not closed
	 * @param mostValues the maximum number of values of a tensor
	 * @return the request
	 * @throws InvalidInferenceException if it is not one of the protocol
	 * @throws JacksonException if it is no JSON, or cannot be read
	 */
	static InferenceRequest read(InputStream in, int mostValues) {
		try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), in)) {
			parser.nextToken();
			InferenceRequest request = new RequestReader(parser, mostValues).request();
			if (hasMore(parser)) {
				throw InvalidInferenceException.because("Behind the JSON of the request is more; if it is binary data,"
						+ " give the length of the JSON in the header Inference-Header-Content-Length.");
			}
			return request;
		}
	}

	private static boolean hasMore(JsonParser parser) {
		try {
			return parser.nextToken() != null;
		}
		catch (StreamReadException ex) {
			return true;
		}
	}

	private InferenceRequest request() {
		this.json.object("The request", (field) -> {
			switch (field) {
				case "id" -> this.id = this.json.text(field);
				case "parameters" -> this.json.object(field, this::parameter);
				case "inputs" -> this.json.array(field, this::input);
				case "outputs" -> this.json.array(field, () -> this.outputs.add(new OutputFields(this.json)));
				default -> {
					// skipped
				}
			}
		});
		if (this.input == null) {
			throw InvalidInferenceException.because("inputs must be an array with one input; there is none.");
		}
		List<RequestedOutput> asked = this.outputs.stream().map((each) -> each.output(this.binaryOutputs)).toList();
		return new InferenceRequest(this.id, this.input, asked.isEmpty()
				? List.of(new RequestedOutput(TensorInfo.PROBABILITIES, this.binaryOutputs, null)) : asked);
	}

	private void parameter(String name) {
		if (name.equals("binary_data_output")) {
			this.binaryOutputs = this.json.flag(name);
		}
	}

	private void input() {
		if (this.input != null) {
			throw InvalidInferenceException.because("inputs must be an array with one input; there are more.");
		}
		this.input = InputTensor.read(this.json, this.mostValues);
	}

	/**
	 * An output as the request has it.
	 */
	private static final class OutputFields {

		private String name = "";

		private @Nullable Boolean binary;

		private @Nullable Integer classes;

		private OutputFields(JsonCursor json) {
			json.object("An output", (field) -> {
				switch (field) {
					case "name" -> this.name = json.text(field);
					case "parameters" -> json.object(field, (parameter) -> {
						switch (parameter) {
							case "binary_data" -> this.binary = json.flag(parameter);
							case "classification" ->
								this.classes = (int) Math.min(Integer.MAX_VALUE, json.wholeNumber(parameter));
							default -> {
								// skipped
							}
						}
					});
					default -> {
						// skipped
					}
				}
			});
		}

		private RequestedOutput output(boolean binaryByDefault) {
			return new RequestedOutput(this.name, (this.binary != null) ? this.binary : binaryByDefault, this.classes);
		}

	}

}
