package io.convscope.inspection.drawing;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A NumPy file as the text of its format describes it.
 */
public record NumpyFile(List<Integer> shape, float[] values) {

	private static final Pattern HEADER = Pattern
		.compile("\\{'descr': '<f4', 'fortran_order': False, 'shape': \\(((?:\\d+,\\s?)+)\\), \\} *\n");

	public static NumpyFile read(byte[] file) throws IOException {
		ByteBuffer bytes = ByteBuffer.wrap(file).order(ByteOrder.LITTLE_ENDIAN);
		byte[] magic = new byte[8];
		bytes.get(magic);
		if (!new String(magic, StandardCharsets.ISO_8859_1).equals("\u0093NUMPY\u0001\u0000")) {
			throw new IOException("no NumPy file of version 1.0");
		}
		byte[] header = new byte[bytes.getShort()];
		bytes.get(header);
		Matcher matcher = HEADER.matcher(new String(header, StandardCharsets.US_ASCII));
		if (!matcher.matches() || bytes.position() % 64 != 0) {
			throw new IOException("header: " + new String(header, StandardCharsets.US_ASCII));
		}
		float[] values = new float[bytes.remaining() / 4];
		bytes.asFloatBuffer().get(values);
		List<Integer> shape = Stream.of(matcher.group(1).split(",\\s?")).map(Integer::valueOf).toList();
		if (shape.stream().reduce(4, (a, b) -> a * b) != bytes.remaining()) {
			throw new IOException(bytes.remaining() + " bytes for " + shape);
		}
		return new NumpyFile(shape, values);
	}

}
