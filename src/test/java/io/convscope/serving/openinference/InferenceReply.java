package io.convscope.serving.openinference;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * An answer, read by the protocol's specification without any of the service's classes.
 *
 * @param json the JSON part
 * @param binary what follows it
 */
public record InferenceReply(JsonNode json, byte[] binary) {

	/**
	 * Reads an answer.
	 * @param body the whole body
	 * @param jsonLength the header {@code Inference-Header-Content-Length}; empty if
	 * there is none
	 */
	public static InferenceReply read(byte[] body, String jsonLength) {
		int length = jsonLength.isEmpty() ? body.length : Integer.parseInt(jsonLength);
		return new InferenceReply(new JsonMapper().readTree(Arrays.copyOf(body, length)),
				Arrays.copyOfRange(body, length, body.length));
	}

	public List<Integer> shape(String output) {
		return output(output).get("shape").valueStream().map(JsonNode::asInt).toList();
	}

	/**
	 * Reads an output of FP32.
	 */
	public float[] floats(String name) {
		JsonNode output = output(name);
		assertThat(output.get("datatype").asString()).isEqualTo("FP32");
		ByteBuffer bytes = bytes(name);
		int count = (bytes != null) ? bytes.remaining() / 4 : output.get("data").size();
		float[] values = new float[count];
		for (int i = 0; i < count; i++) {
			values[i] = (bytes != null) ? bytes.getFloat() : Float.parseFloat(output.get("data").get(i).asString());
		}
		return values;
	}

	/**
	 * Reads an output of BYTES.
	 */
	public List<String> texts(String name) {
		JsonNode output = output(name);
		assertThat(output.get("datatype").asString()).isEqualTo("BYTES");
		ByteBuffer bytes = bytes(name);
		if (bytes == null) {
			return output.get("data").valueStream().map(JsonNode::asString).toList();
		}
		List<String> texts = new ArrayList<>();
		while (bytes.hasRemaining()) {
			byte[] text = new byte[bytes.getInt()];
			bytes.get(text);
			texts.add(new String(text, StandardCharsets.UTF_8));
		}
		return texts;
	}

	private JsonNode output(String name) {
		return this.json.get("outputs")
			.valueStream()
			.filter((each) -> each.get("name").asString().equals(name))
			.findFirst()
			.orElseThrow();
	}

	private ByteBuffer bytes(String name) {
		int from = 0;
		for (JsonNode output : this.json.get("outputs")) {
			JsonNode size = output.path("parameters").path("binary_data_size");
			if (output.get("name").asString().equals(name)) {
				return size.isMissingNode() ? null
						: ByteBuffer.wrap(this.binary, from, size.intValue()).order(ByteOrder.LITTLE_ENDIAN);
			}
			from += size.asInt(0);
		}
		return null;
	}

}
