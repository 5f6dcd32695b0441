package io.convscope.model.safetensors;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;

/**
 * Safetensors files, sound and otherwise.
 */
public final class SafetensorsFiles {

	private SafetensorsFiles() {
	}

	public static byte[] write(Weights weights) {
		return write(weights, DType.F32);
	}

	public static byte[] write(Weights weights, DType type) {
		return write(weights, type, Map.of());
	}

	/**
	 * Writes weights with anything said of them.
	 */
	public static byte[] write(Weights weights, DType type, Map<String, String> metadata) {
		ByteArrayOutputStream out = new ByteArrayOutputStream();
		try {
			Safetensors.write(weights.tensors(), type, metadata, out);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		return out.toByteArray();
	}

	/**
	 * Writes weights of another network than the article's.
	 */
	public static byte[] write(Weights weights, NetworkDescription network) {
		return write(weights, DType.F32, NetworkMetadata.of(network));
	}

	/**
	 * Writes what a network of so many classes starts with.
	 */
	public static byte[] ofClasses(int classes) {
		return write(Weights.initial(Architecture.article(classes), classes));
	}

	public static byte[] file(String header, byte[] numbers) {
		byte[] text = header.getBytes(StandardCharsets.UTF_8);
		return ByteBuffer.allocate(8 + text.length + numbers.length)
			.order(ByteOrder.LITTLE_ENDIAN)
			.putLong(text.length)
			.put(text)
			.put(numbers)
			.array();
	}

	public static String header(byte[] file) {
		return new String(file, 8, headerLength(file), StandardCharsets.UTF_8);
	}

	/**
	 * Puts another header before the numbers of a file.
	 */
	public static byte[] withHeader(byte[] file, String header) {
		int begin = 8 + headerLength(file);
		byte[] numbers = new byte[file.length - begin];
		System.arraycopy(file, begin, numbers, 0, numbers.length);
		return file(header, numbers);
	}

	private static int headerLength(byte[] file) {
		return (int) ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN).getLong();
	}

}
