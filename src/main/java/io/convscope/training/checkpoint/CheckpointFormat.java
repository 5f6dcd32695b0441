package io.convscope.training.checkpoint;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.CRC32C;
import java.util.zip.CheckedOutputStream;

import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.LearningState;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.engine.Engine;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads and writes checkpoints as safetensors: weights under their names, what the
 * optimizer remembers under the same names with prefixes, for example {@code velocity.},
 * everything else in the header's metadata.
 * <p>
 * The metadata begin with a CRC-32C of the whole file, computed with zeros in place of
 * its digits.
 */
public final class CheckpointFormat {

	private static final String WEIGHTS = "weights";

	private static final String STEPS = "steps";

	private static final String CHECKSUM = "crc32c";

	private static final String NO_CHECKSUM = "00000000";

	// after the eight bytes of the header's length
	private static final byte[] BEGIN = ("{\"__metadata__\":{\"" + CHECKSUM + "\":\"")
		.getBytes(StandardCharsets.US_ASCII);

	private static final int DIGITS_AT = 8 + BEGIN.length;

	private static final JsonMapper json = new JsonMapper();

	private CheckpointFormat() {
	}

	/**
	 * Writes a checkpoint.
	 * @param checkpoint the checkpoint
	 * @param out where to; not closed
	 * @throws IOException if it can't be written
	 */
	public static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
		List<Tensor> tensors = tensors(checkpoint.learned());
		CRC32C sum = new CRC32C();
		Safetensors.write(tensors, metadata(checkpoint, NO_CHECKSUM),
				new CheckedOutputStream(OutputStream.nullOutputStream(), sum));
		Safetensors.write(tensors, metadata(checkpoint, digits(sum)), out);
	}

	private static List<Tensor> tensors(LearningState learned) {
		List<Tensor> tensors = new ArrayList<>(learned.weights().tensors());
		new TreeMap<>(learned.moments()).forEach((moment, values) -> values.tensors()
			.forEach((each) -> tensors.add(renamed(each, moment + "." + each.name()))));
		return tensors;
	}

	private static Tensor renamed(Tensor tensor, String name) {
		return new Tensor(name, tensor.shape(), tensor.values());
	}

	private static Map<String, String> metadata(Checkpoint checkpoint, String checksum) {
		Map<String, String> metadata = new LinkedHashMap<>();
		metadata.put(CHECKSUM, checksum);
		metadata.put("position", json.writeValueAsString(checkpoint.position()));
		metadata.put("engine", json.writeValueAsString(checkpoint.engine()));
		metadata.put("threads", Integer.toString(checkpoint.threads()));
		metadata.put(WEIGHTS, Integer.toString(checkpoint.learned().weights().tensors().size()));
		metadata.put(STEPS, Long.toString(checkpoint.learned().steps()));
		metadata.put("draws", Long.toString(checkpoint.learned().draws()));
		metadata.putAll(NetworkMetadata.of(checkpoint.network()));
		return metadata;
	}

	private static String digits(CRC32C sum) {
		return String.format("%08x", sum.getValue());
	}

	/**
	 * Reads a checkpoint.
	 * @param content the whole file; modified by this method
	 * @return the checkpoint
	 * @throws IOException if the file is damaged; the message says what is wrong
	 */
	public static Checkpoint read(byte[] content) throws IOException {
		requireChecksum(content);
		Map<String, String> metadata = Safetensors.metadata(content);
		List<Tensor> tensors = Safetensors.read(content);
		try {
			Position position = value(metadata, "position", Position.class);
			return new Checkpoint(position, value(metadata, "engine", Engine.class),
					value(metadata, "threads", Integer.class), learned(tensors, position, metadata),
					NetworkMetadata.read(metadata));
		}
		catch (JacksonException | IllegalArgumentException | IndexOutOfBoundsException ex) {
			throw new IOException("its metadata are not those of a checkpoint", ex);
		}
	}

	private static LearningState learned(List<Tensor> tensors, Position position, Map<String, String> metadata) {
		// earlier versions counted neither weights nor steps, and had velocities only
		int weights = metadata.containsKey(WEIGHTS) ? value(metadata, WEIGHTS, Integer.class) : weightsIn(tensors);
		long steps = metadata.containsKey(STEPS) ? value(metadata, STEPS, Long.class) : position.step();
		Map<String, List<Tensor>> moments = new LinkedHashMap<>();
		for (Tensor each : tensors.subList(weights, tensors.size())) {
			int dot = each.name().indexOf('.');
			moments.computeIfAbsent(each.name().substring(0, dot), (moment) -> new ArrayList<>())
				.add(renamed(each, each.name().substring(dot + 1)));
		}
		Map<String, Weights> states = new LinkedHashMap<>();
		moments.forEach((moment, values) -> states.put(moment, new Weights(values)));
		return new LearningState(new Weights(tensors.subList(0, weights)), states, steps,
				value(metadata, "draws", Long.class));
	}

	private static int weightsIn(List<Tensor> tensors) {
		// not by the name alone, since a layer's name may be the prefix
		int weights = tensors.size() / 2;
		while (weights < tensors.size() && !tensors.get(weights).name().startsWith("velocity.")) {
			weights++;
		}
		return weights;
	}

	private static <T> T value(Map<String, String> metadata, String name, Class<T> type) {
		T value = json.readValue(metadata.getOrDefault(name, "null"), type);
		if (value == null) {
			throw new IllegalArgumentException(name + " is missing");
		}
		return value;
	}

	private static void requireChecksum(byte[] content) throws IOException {
		int end = DIGITS_AT + NO_CHECKSUM.length();
		if (content.length < end || !Arrays.equals(content, 8, DIGITS_AT, BEGIN, 0, BEGIN.length)) {
			throw new IOException("it does not begin like a checkpoint");
		}
		String digits = new String(content, DIGITS_AT, NO_CHECKSUM.length(), StandardCharsets.US_ASCII);
		Arrays.fill(content, DIGITS_AT, end, (byte) '0');
		CRC32C sum = new CRC32C();
		sum.update(content);
		if (!digits.equals(digits(sum))) {
			throw new IOException("its checksum does not match its content");
		}
	}

}
