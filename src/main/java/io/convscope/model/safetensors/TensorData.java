package io.convscope.model.safetensors;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

import io.convscope.network.Tensor;

/**
 * Reads and writes the numbers of a tensor in a safetensors file: little-endian, without
 * gaps.
 */
public final class TensorData {

	// numbers at a time: a channel keeps an off-heap buffer as large as its largest write
	private static final int PIECE = 1 << 14;

	private TensorData() {
	}

	/**
	 * Writes numbers.
	 * @param values the numbers
	 * @param type the type that they are rounded to
	 * @param out where to; need not be buffered
	 * @throws IOException if they cannot be written
	 */
	public static void write(float[] values, DType type, OutputStream out) throws IOException {
		ByteBuffer piece = piece(type);
		for (int from = 0; from < values.length; from += PIECE) {
			int to = Math.min(from + PIECE, values.length);
			piece.clear();
			for (int i = from; i < to; i++) {
				type.put(values[i], piece);
			}
			out.write(piece.array(), 0, piece.position());
		}
	}

	/**
	 * Reads a tensor, and allocates memory for all its numbers, so its entry has to be
	 * checked before.
	 * @param entry the tensor's entry in the header
	 * @param in the file, at its first number
	 * @return the tensor
	 * @throws SafetensorsException if the file ends too early, or a number is not finite
	 * @throws IOException if the bytes cannot be read
	 */
	static Tensor read(SafetensorsEntry entry, InputStream in) throws IOException {
		DType type = entry.type();
		float[] values = new float[Math.toIntExact(Tensor.sizeOf(entry.shape()))];
		ByteBuffer piece = piece(type);
		for (int from = 0; from < values.length; from += PIECE) {
			int to = Math.min(from + PIECE, values.length);
			int bytes = (to - from) * type.bytes();
			if (in.readNBytes(piece.array(), 0, bytes) < bytes) {
				throw new SafetensorsException("The file is cut off within the numbers of " + entry.name());
			}
			piece.clear();
			for (int i = from; i < to; i++) {
				values[i] = finite(type.get(piece), entry, i);
			}
		}
		return new Tensor(entry.name(), entry.shape(), values);
	}

	private static float finite(float value, SafetensorsEntry entry, int index) throws SafetensorsException {
		if (!Float.isFinite(value)) {
			throw new SafetensorsException(DType.notFinite(value, entry.name(), index));
		}
		return value;
	}

	private static ByteBuffer piece(DType type) {
		return ByteBuffer.allocate(type.bytes() * PIECE).order(ByteOrder.LITTLE_ENDIAN);
	}

}
