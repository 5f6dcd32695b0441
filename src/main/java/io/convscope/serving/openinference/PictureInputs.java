package io.convscope.serving.openinference;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

import io.convscope.image.Picture;
import io.convscope.image.reading.PictureReader;
import io.convscope.prediction.NetworkInput;

/**
 * Makes pictures of an input. Thread safe.
 *
 * @param reader reads picture files
 */
record PictureInputs(PictureReader reader) {

	// of the rounding of those who scale values themselves
	private static final float TOLERANCE = 1e-3f;

	private static final int MAX_BYTE = 255;

	/**
	 * Reads the pictures.
	 * @param tensor the input
	 * @param layout its layout
	 * @param rest the binary data
	 * @return a network input for each picture
	 * @throws IOException if the binary data cannot be read
	 * @throws EOFException if there is less of it than the input says
	 * @throws InvalidInferenceException if values are out of range, or do not fit the
	 * shape
	 */
	List<NetworkInput> read(InputTensor tensor, PictureLayout layout, InputStream rest) throws IOException {
		return switch (tensor.datatype()) {
			case FP32 -> ofFloats(floats(tensor, layout, rest), layout);
			case UINT8 -> ofBytes(bytes(tensor, layout, rest), layout);
			case BYTES -> ofFiles(files(tensor, layout, rest), layout);
		};
	}

	private static float[] floats(InputTensor tensor, PictureLayout layout, InputStream rest) throws IOException {
		if (tensor.data() != null) {
			return tensor.data().numbers(tensor.shape(), layout.values());
		}
		float[] values = new float[layout.values()];
		binary(tensor, (long) Float.BYTES * values.length, rest).asFloatBuffer().get(values);
		return values;
	}

	private static byte[] bytes(InputTensor tensor, PictureLayout layout, InputStream rest) throws IOException {
		if (tensor.data() == null) {
			return binary(tensor, layout.values(), rest).array();
		}
		float[] numbers = tensor.data().numbers(tensor.shape(), layout.values());
		byte[] values = new byte[numbers.length];
		for (int i = 0; i < values.length; i++) {
			if (!(numbers[i] >= 0 && numbers[i] <= MAX_BYTE && numbers[i] == (int) numbers[i])) {
				throw InvalidInferenceException
					.because("Values of UINT8 must be whole numbers from 0 to 255; one is " + numbers[i] + ".");
			}
			values[i] = (byte) numbers[i];
		}
		return values;
	}

	private static List<byte[]> files(InputTensor tensor, PictureLayout layout, InputStream rest) throws IOException {
		if (tensor.data() != null) {
			return tensor.data().texts(tensor.shape(), layout.count());
		}
		ByteBuffer data = binary(tensor, tensor.binarySize(), rest);
		List<byte[]> files = new ArrayList<>();
		while (files.size() < layout.count()) {
			long length = (data.remaining() < Integer.BYTES) ? Long.MAX_VALUE : Integer.toUnsignedLong(data.getInt());
			if (length > data.remaining()) {
				throw InvalidInferenceException
					.because("The binary data ends within the file " + files.size() + "; each of the " + layout.count()
							+ " is its length in 4 bytes, little-endian, and its bytes.");
			}
			byte[] file = new byte[(int) length];
			data.get(file);
			files.add(file);
		}
		if (data.hasRemaining()) {
			throw InvalidInferenceException.because("The binary data has " + data.remaining() + " bytes more than the "
					+ layout.count() + " files of its shape.");
		}
		return files;
	}

	private static ByteBuffer binary(InputTensor tensor, long wanted, InputStream rest) throws IOException {
		if (tensor.binarySize() != wanted) {
			throw InvalidInferenceException.because("binary_data_size must be " + wanted + " for " + tensor.datatype()
					+ " of the shape " + tensor.shape() + ", not " + tensor.binarySize() + ".");
		}
		byte[] bytes = rest.readNBytes((int) Math.min(Integer.MAX_VALUE, wanted));
		if (bytes.length < wanted) {
			throw new EOFException("of " + wanted + " bytes of binary data only " + bytes.length + " arrived");
		}
		return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
	}

	private static List<NetworkInput> ofFloats(float[] values, PictureLayout layout) {
		for (float value : values) {
			if (!(value >= -TOLERANCE && value <= 1 + TOLERANCE)) {
				throw InvalidInferenceException.because("Values of FP32 must be from 0 to 1, the bytes of a picture"
						+ " divided by 255; one is " + value + ". Bytes as they are can be sent as UINT8.");
			}
		}
		return IntStream.range(0, layout.count()).<NetworkInput>mapToObj((picture) -> () -> {
			float[] input = new float[layout.size().values()];
			for (int i = 0; i < input.length; i++) {
				input[i] = values[layout.index(picture, i)];
			}
			return input;
		}).toList();
	}

	private static List<NetworkInput> ofBytes(byte[] values, PictureLayout layout) {
		return IntStream.range(0, layout.count()).mapToObj((picture) -> {
			byte[] planes = new byte[layout.size().values()];
			for (int i = 0; i < planes.length; i++) {
				planes[i] = values[layout.index(picture, i)];
			}
			return NetworkInput.of(Picture.ofPlanes(layout.size(), planes, 0));
		}).toList();
	}

	private List<NetworkInput> ofFiles(List<byte[]> files, PictureLayout layout) {
		return files.stream().map((file) -> NetworkInput.of(this.reader.read(file, layout.size()))).toList();
	}

}
