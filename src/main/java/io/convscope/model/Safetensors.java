package io.convscope.model;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.convscope.network.Tensor;
import io.convscope.network.Weights;

/**
 * Reads and writes weights as safetensors: the header's length in 8 bytes, a JSON header,
 * then the numbers, all little-endian (github.com/huggingface/safetensors).
 * <p>
 * The bytes depend on the weights only. Nothing in a file is trusted before it is
 * checked.
 */
final class Safetensors {

	private static final int PIECE = 1 << 14;

	private Safetensors() {
	}

	static void write(Weights weights, OutputStream out) throws IOException {
		write(weights, NumberType.F32, out);
	}

	/**
	 * Writes weights.
	 * @param weights the tensors
	 * @param type what their numbers are rounded to
	 * @param out where to; need not be buffered
	 * @throws IOException if they can't be written
	 */
	static void write(Weights weights, NumberType type, OutputStream out) throws IOException {
		write(weights, type, Map.of(), out);
	}

	static void write(Weights weights, NumberType type, Map<String, String> metadata, OutputStream out)
			throws IOException {
		out.write(SafetensorsHeader.write(weights.tensors(), type, metadata));
		// in pieces: a channel keeps a buffer outside the heap as large as its largest
		// write
		ByteBuffer piece = piece(type);
		for (Tensor tensor : weights.tensors()) {
			for (int from = 0; from < tensor.values().length; from += PIECE) {
				int to = Math.min(from + PIECE, tensor.values().length);
				piece.clear();
				for (int i = from; i < to; i++) {
					type.put(tensor.values()[i], piece);
				}
				out.write(piece.array(), 0, piece.position());
			}
		}
	}

	static Weights read(Path file) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			return read(new BufferedInputStream(in), Files.size(file));
		}
	}

	/**
	 * Opens a file, whose bytes someone else is to read.
	 * @param file the file
	 * @return the file at its beginning, to be closed
	 * @throws SafetensorsException if it is not such a file, or not whole
	 * @throws IOException if the bytes can't be had
	 */
	static FileChannel open(Path file) throws IOException {
		FileChannel channel = FileChannel.open(file, StandardOpenOption.READ);
		try {
			SafetensorsHeader.read(Channels.newInputStream(channel)).requireFileLength(channel.size());
			return channel.position(0);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	/**
	 * Reads a row of a file's only tensor, and no more than the header before it.
	 * @param file the file
	 * @param row the row's number, from 0
	 * @return the row's numbers
	 * @throws SafetensorsException if it is not such a file, or has no such row
	 * @throws IOException if the bytes can't be had
	 */
	static float[] readRow(Path file, int row) throws IOException {
		try (InputStream in = Files.newInputStream(file)) {
			SafetensorsHeader header = SafetensorsHeader.read(in);
			if (header.entries().isEmpty()) {
				throw new SafetensorsException("The file has no tensors");
			}
			SafetensorsEntry entry = header.entries().get(0);
			int[] shape = entry.shape();
			if (shape.length == 0) {
				throw new SafetensorsException(entry.name() + " is a single number, and has no rows");
			}
			if (row >= shape[0]) {
				throw new SafetensorsException(entry.name() + " has " + shape[0] + " rows, none with number " + row);
			}
			int[] rowShape = Arrays.copyOfRange(shape, 1, shape.length);
			in.skipNBytes(row * Tensor.sizeOf(rowShape) * entry.type().bytes());
			return tensor(new SafetensorsEntry(entry.name(), entry.type(), rowShape, 0, 0), in).values();
		}
	}

	static Weights read(byte[] content) throws IOException {
		return read(new ByteArrayInputStream(content), content.length);
	}

	/**
	 * Reads weights.
	 * @param in a file from its beginning to its end
	 * @param length its length in bytes
	 * @return the tensors, in the order of the numbers
	 * @throws SafetensorsException if it is not such a file; the message says what is
	 * wrong
	 * @throws IOException if the bytes can't be had
	 */
	private static Weights read(InputStream in, long length) throws IOException {
		SafetensorsHeader header = SafetensorsHeader.read(in);
		header.requireFileLength(length);
		return numbers(header, in);
	}

	/**
	 * Reads the numbers that follow a header, all of which are allocated: it has to be
	 * checked before.
	 * @param header what it says
	 * @param in the file, at its first number
	 * @return the tensors, in the order of the numbers
	 * @throws SafetensorsException if the file ends too early, or a number is not finite
	 * @throws IOException if the bytes can't be had
	 */
	static Weights numbers(SafetensorsHeader header, InputStream in) throws IOException {
		List<Tensor> tensors = new ArrayList<>();
		for (SafetensorsEntry entry : header.entries()) {
			tensors.add(tensor(entry, in));
		}
		return new Weights(tensors);
	}

	private static Tensor tensor(SafetensorsEntry entry, InputStream in) throws IOException {
		NumberType type = entry.type();
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
			throw new SafetensorsException("Number " + index + " of " + entry.name() + " is "
					+ (Float.isNaN(value) ? "NaN" : "infinite") + "; all have to be finite");
		}
		return value;
	}

	private static ByteBuffer piece(NumberType type) {
		return ByteBuffer.allocate(type.bytes() * PIECE).order(ByteOrder.LITTLE_ENDIAN);
	}

}
