package io.convscope.serving.openinference;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;

/**
 * A request in the wire form of the protocol's specification, written without any of the
 * service's classes.
 *
 * @param json the JSON part
 * @param binary what follows it
 */
public record InferenceMessage(String json, byte[] binary) {

	/**
	 * Writes a request with its data as JSON.
	 * @param rest further fields of the request, each with a comma in front
	 */
	public static InferenceMessage json(String datatype, String shape, String data, String rest) {
		return new InferenceMessage(String.format("""
				{"inputs":[{"name":"input","shape":%s,"datatype":"%s","data":%s}]%s}""", shape, datatype, data, rest),
				new byte[0]);
	}

	/**
	 * Writes a request with its data behind the JSON.
	 */
	public static InferenceMessage binary(String datatype, String shape, byte[] data, String rest) {
		return new InferenceMessage(String.format("""
				{"inputs":[{"name":"input","shape":%s,"datatype":"%s","parameters":{"binary_data_size":%d}}]%s}""",
				shape, datatype, data.length, rest), data);
	}

	public byte[] body() {
		byte[] head = this.json.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(head.length + this.binary.length).put(head).put(this.binary).array();
	}

	public byte[] gzipped() throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
			out.write(body());
		}
		return packed.toByteArray();
	}

	public byte[] deflated() throws IOException {
		ByteArrayOutputStream packed = new ByteArrayOutputStream();
		try (DeflaterOutputStream out = new DeflaterOutputStream(packed)) {
			out.write(body());
		}
		return packed.toByteArray();
	}

	public String jsonLength() {
		return Integer.toString(this.json.getBytes(StandardCharsets.UTF_8).length);
	}

	/**
	 * Writes values of FP32.
	 */
	public static byte[] floats(float... values) {
		ByteBuffer bytes = ByteBuffer.allocate(values.length * 4).order(ByteOrder.LITTLE_ENDIAN);
		for (float value : values) {
			bytes.putFloat(value);
		}
		return bytes.array();
	}

	/**
	 * Writes elements of BYTES.
	 */
	public static byte[] elements(List<byte[]> elements) {
		ByteBuffer bytes = ByteBuffer.allocate(elements.stream().mapToInt((each) -> 4 + each.length).sum())
			.order(ByteOrder.LITTLE_ENDIAN);
		elements.forEach((each) -> bytes.putInt(each.length).put(each));
		return bytes.array();
	}

}
