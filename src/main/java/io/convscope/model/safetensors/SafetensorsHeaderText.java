package io.convscope.model.safetensors;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.convscope.network.Tensor;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The JSON of a safetensors header, whose entries are not yet checked against one
 * another.
 *
 * @param entries the tensors as they are listed
 * @param metadata further texts by key
 */
record SafetensorsHeaderText(List<SafetensorsEntry> entries, Map<String, String> metadata) {

	private static final String METADATA = "__metadata__";

	private static final int MAX_NAME = 200;

	private static final int MAX_DIMENSIONS = 4;

	private static final JsonMapper json = JsonMapper.builder()
		.enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
		.build();

	static SafetensorsHeaderText of(byte[] text) throws SafetensorsException {
		JsonNode header = parse(text);
		if (!header.isObject()) {
			throw new SafetensorsException("The header is not a JSON object");
		}
		List<SafetensorsEntry> entries = new ArrayList<>();
		Map<String, String> metadata = new LinkedHashMap<>();
		for (Map.Entry<String, JsonNode> each : header.properties()) {
			if (each.getKey().equals(METADATA)) {
				each.getValue().forEachEntry((key, value) -> metadata.put(key, value.asString("")));
			}
			else {
				entries.add(entry(each.getKey(), each.getValue()));
			}
		}
		return new SafetensorsHeaderText(entries, metadata);
	}

	private static JsonNode parse(byte[] text) throws SafetensorsException {
		try {
			// Jackson would guess UTF-16 and UTF-32, too
			return json.readTree(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(text)).toString());
		}
		catch (CharacterCodingException ex) {
			throw new SafetensorsException("The header is not UTF-8");
		}
		catch (JacksonException ex) {
			throw new SafetensorsException("The header can't be read as JSON: " + ex.getOriginalMessage());
		}
	}

	private static SafetensorsEntry entry(String name, JsonNode node) throws SafetensorsException {
		if (name.length() > MAX_NAME) {
			throw new SafetensorsException(
					"A tensor's name has " + name.length() + " characters; the limit is " + MAX_NAME);
		}
		JsonNode type = node.path("dtype");
		JsonNode offsets = node.path("data_offsets");
		if (!type.isString() || !node.path("shape").isArray() || !offsets.isArray() || offsets.size() != 2) {
			throw new SafetensorsException(name + " needs a dtype, a shape and two data_offsets");
		}
		DType numbers = DType.named(type.stringValue()).orElseThrow(() -> unread(name, type.stringValue()));
		SafetensorsEntry entry = new SafetensorsEntry(name, numbers, shape(name, node.path("shape")),
				offset(name, offsets.get(0)), offset(name, offsets.get(1)));
		if (numbers == DType.I64 && !entry.isBatchCount()) {
			throw unread(name, numbers.name());
		}
		return entry;
	}

	private static SafetensorsException unread(String name, String type) {
		return new SafetensorsException(
				name + " has numbers of the dtype " + type + "; only F32, F16, BF16 and F64 are supported");
	}

	private static int[] shape(String name, JsonNode sizes) throws SafetensorsException {
		if (sizes.size() > MAX_DIMENSIONS) {
			throw new SafetensorsException(
					name + " has " + sizes.size() + " dimensions; the limit is " + MAX_DIMENSIONS);
		}
		int[] shape = new int[sizes.size()];
		for (int i = 0; i < shape.length; i++) {
			JsonNode size = sizes.get(i);
			if (!size.isInt() || size.intValue() < 1) {
				throw new SafetensorsException(name + " has a size of " + size + " in its shape");
			}
			shape[i] = size.intValue();
		}
		return shape;
	}

	private static long offset(String name, JsonNode offset) throws SafetensorsException {
		if (!offset.isIntegralNumber() || !offset.canConvertToLong() || offset.longValue() < 0) {
			throw new SafetensorsException(name + " has " + offset + " among its data_offsets");
		}
		return offset.longValue();
	}

	/**
	 * Writes a header for tensors that follow one another without gaps.
	 * @param tensors the tensors of the file
	 * @param type the type of their numbers
	 * @param metadata further texts by key, written first; may be empty
	 * @return the JSON
	 */
	static String write(List<Tensor> tensors, DType type, Map<String, String> metadata) {
		Map<String, Object> header = new LinkedHashMap<>();
		if (!metadata.isEmpty()) {
			header.put(METADATA, metadata);
		}
		long offset = 0;
		for (Tensor tensor : tensors) {
			long end = offset + (long) type.bytes() * tensor.values().length;
			Map<String, Object> entry = new LinkedHashMap<>();
			entry.put("dtype", type.name());
			entry.put("shape", tensor.shape());
			entry.put("data_offsets", new long[] { offset, end });
			header.put(tensor.name(), entry);
			offset = end;
		}
		return json.writeValueAsString(header);
	}

}
