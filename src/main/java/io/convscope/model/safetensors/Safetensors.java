package io.convscope.model.safetensors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

import io.convscope.network.Tensor;

/**
 * Reads and writes tensors as safetensors: the header's length in 8 bytes, a JSON header,
 * then the numbers, all little-endian (github.com/huggingface/safetensors).
 * <p>
 * The bytes written depend on the tensors and the metadata only. Files are checked before
 * anything in them is used.
 */
public final class Safetensors {

	private Safetensors() {
	}

	/**
	 * Writes tensors in single precision, with metadata.
	 * @param tensors the tensors, in the order of the file
	 * @param metadata texts by key, written first and in this order
	 * @param out where to; need not be buffered
	 * @throws IOException if they cannot be written
	 */
	public static void write(List<Tensor> tensors, Map<String, String> metadata, OutputStream out) throws IOException {
		write(tensors, DType.F32, metadata, out);
	}

	/**
	 * Writes tensors.
	 * @param tensors the tensors, in the order of the file
	 * @param type the type that the numbers are rounded to
	 * @param out where to; need not be buffered
	 * @throws IOException if they cannot be written
	 */
	public static void write(List<Tensor> tensors, DType type, OutputStream out) throws IOException {
		write(tensors, type, Map.of(), out);
	}

	/**
	 * Writes tensors with metadata.
	 * @param tensors the tensors, in the order of the file
	 * @param type the type that the numbers are rounded to
	 * @param metadata texts by key, written first and in this order
	 * @param out where to; need not be buffered
	 * @throws IOException if they cannot be written
	 */
	public static void write(List<Tensor> tensors, DType type, Map<String, String> metadata, OutputStream out)
			throws IOException {
		out.write(SafetensorsHeader.write(tensors, type, metadata));
		for (Tensor tensor : tensors) {
			TensorData.write(tensor.values(), type, out);
		}
	}

	/**
	 * Reads a file's metadata.
	 * @param content the whole file
	 * @return texts by key
	 * @throws IOException if it is not such a file; the message says what is wrong
	 */
	public static Map<String, String> metadata(byte[] content) throws IOException {
		return SafetensorsHeader.read(new ByteArrayInputStream(content)).metadata();
	}

	/**
	 * Reads tensors.
	 * @param content a whole file
	 * @return the tensors, in the order of the numbers, all of which are finite
	 * @throws IOException if it is not such a file; the message says what is wrong
	 */
	public static List<Tensor> read(byte[] content) throws IOException {
		return read(new ByteArrayInputStream(content), content.length);
	}

	/**
	 * Reads tensors.
	 * @param in the file
	 * @param length its length in bytes
	 * @return the tensors, in the order of the numbers, all of which are finite
	 * @throws SafetensorsException if it is not such a file; the message says what is
	 * wrong
	 * @throws IOException if the bytes cannot be read
	 */
	public static List<Tensor> read(InputStream in, long length) throws IOException {
		SafetensorsHeader header = SafetensorsHeader.read(in);
		header.requireFileLength(length);
		return numbers(header, in);
	}

	/**
	 * Reads the numbers that follow a header, and allocates memory for all of them, so
	 * the header has to be checked before.
	 * @param header the header
	 * @param in the file, at its first number
	 * @return the tensors, in the order of the numbers
	 * @throws SafetensorsException if the file ends too early, or a number is not finite
	 * @throws IOException if the bytes cannot be read
	 */
	public static List<Tensor> numbers(SafetensorsHeader header, InputStream in) throws IOException {
		List<Tensor> tensors = new ArrayList<>();
		for (SafetensorsEntry entry : header.entries()) {
			tensors.add(TensorData.read(entry, in));
		}
		return tensors;
	}

	/**
	 * Checks a file's header and length without reading its numbers.
	 * @param in the file; the header is read
	 * @param length its length in bytes
	 * @throws SafetensorsException if it is not such a file, or incomplete
	 * @throws IOException if the bytes cannot be read
	 */
	public static void requireWhole(InputStream in, long length) throws IOException {
		SafetensorsHeader.read(in).requireFileLength(length);
	}

	/**
	 * Reads a row of a file's only tensor.
	 * @param content the whole file
	 * @param row the row's number, from 0
	 * @return the row's numbers
	 * @throws SafetensorsException if it is not such a file, or has no such row
	 * @throws IOException if the bytes cannot be read
	 */
	public static float[] readRow(byte[] content, int row) throws IOException {
		InputStream in = new ByteArrayInputStream(content);
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
		return TensorData.read(new SafetensorsEntry(entry.name(), entry.type(), rowShape, 0, 0), in).values();
	}

}
