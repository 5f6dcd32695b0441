package io.convscope.model;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes weights as safetensors: the header's length in 8 bytes, a JSON header,
 * then the numbers, all little-endian (github.com/huggingface/safetensors).
 * <p>
 * The bytes depend on the weights only. Nothing in a file is trusted before it is
 * checked.
 */
final class Safetensors {

	static final long MAX_BYTES = 64L << 20;

	private static final int MAX_HEADER = 1 << 20;

	private static final int PIECE = 1 << 14;

	private static final JsonMapper json = new JsonMapper();

	private Safetensors() {
	}

	static void write(Weights weights, OutputStream out) throws IOException {
		Map<String, SafetensorsEntry> header = new LinkedHashMap<>();
		long offset = 0;
		for (Tensor tensor : weights.tensors()) {
			long end = offset + 4L * tensor.values().length;
			header.put(tensor.name(), new SafetensorsEntry("F32", tensor.shape(), new long[] { offset, end }));
			offset = end;
		}
		byte[] text = padded(json.writeValueAsString(header));
		out.write(littleEndian(8).putLong(text.length).array());
		out.write(text);
		// in pieces: a channel keeps a buffer outside the heap as large as its largest
		// write
		ByteBuffer piece = littleEndian(4 * PIECE);
		for (Tensor tensor : weights.tensors()) {
			for (int from = 0; from < tensor.values().length; from += PIECE) {
				int count = Math.min(PIECE, tensor.values().length - from);
				piece.asFloatBuffer().put(tensor.values(), from, count);
				out.write(piece.array(), 0, 4 * count);
			}
		}
	}

	// the numbers begin at a multiple of 8, as the format's own writer has it
	private static byte[] padded(String header) {
		int length = header.getBytes(StandardCharsets.UTF_8).length;
		return (header + " ".repeat((8 - length % 8) % 8)).getBytes(StandardCharsets.UTF_8);
	}

	static Weights read(Path file) throws IOException {
		if (Files.size(file) > MAX_BYTES) {
			throw new IOException("The file is larger than " + (MAX_BYTES >> 20) + " MiB");
		}
		return read(Files.readAllBytes(file));
	}

	/**
	 * Reads weights.
	 * @param content a whole file
	 * @return the tensors, in the order of the numbers
	 * @throws IOException if it is not such a file; the message says what is wrong
	 */
	static Weights read(byte[] content) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(content).order(ByteOrder.LITTLE_ENDIAN);
		if (content.length < 8) {
			throw new IOException("The file ends within the length of its header");
		}
		long length = bytes.getLong();
		if (length < 2 || length > MAX_HEADER || length > bytes.remaining()) {
			throw new IOException("The header can't have " + Long.toUnsignedString(length) + " bytes");
		}
		Map<String, SafetensorsEntry> header = header(content, 8, (int) length);
		List<Map.Entry<String, SafetensorsEntry>> entries = new ArrayList<>(header.entrySet());
		entries.sort(Comparator.comparingLong((each) -> each.getValue().begin()));
		ByteBuffer numbers = bytes.position(8 + (int) length).slice().order(ByteOrder.LITTLE_ENDIAN);
		List<Tensor> tensors = new ArrayList<>();
		long offset = 0;
		for (Map.Entry<String, SafetensorsEntry> each : entries) {
			each.getValue().check(each.getKey(), offset, numbers.capacity());
			Tensor tensor = tensor(each.getKey(), Objects.requireNonNull(each.getValue().shape()), numbers,
					(int) offset);
			offset += 4L * tensor.values().length;
			tensors.add(tensor);
		}
		if (offset != numbers.capacity()) {
			throw new IOException("The numbers end at byte " + offset + ", the file at byte " + numbers.capacity());
		}
		return new Weights(tensors);
	}

	private static Map<String, SafetensorsEntry> header(byte[] content, int from, int length) throws IOException {
		try {
			Map<String, Object> raw = json.readValue(content, from, length, new TypeReference<>() {
			});
			if (raw == null) {
				throw new IOException("The header is empty");
			}
			raw.remove("__metadata__");
			Map<String, SafetensorsEntry> header = new LinkedHashMap<>();
			for (Map.Entry<String, Object> each : raw.entrySet()) {
				if (!(each.getValue() instanceof Map)) {
					throw new IOException(each.getKey() + " is not described by a JSON object");
				}
				header.put(each.getKey(), json.convertValue(each.getValue(), SafetensorsEntry.class));
			}
			return header;
		}
		catch (JacksonException ex) {
			throw new IOException("The header is not the JSON of a safetensors file", ex);
		}
	}

	private static Tensor tensor(String name, int[] shape, ByteBuffer numbers, int begin) throws IOException {
		float[] values = new float[Math.toIntExact(Tensor.sizeOf(shape))];
		numbers.slice(begin, 4 * values.length).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(values);
		for (float value : values) {
			if (!Float.isFinite(value)) {
				throw new IOException(name + " has a value that is not a finite number");
			}
		}
		return new Tensor(name, shape, values);
	}

	private static ByteBuffer littleEndian(int bytes) {
		return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

}
