package io.convscope.inspection.drawing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Numbers that can be written as a NumPy file, version 1.0:
 * https://numpy.org/doc/stable/reference/generated/numpy.lib.format.html.
 *
 * @param shape the sizes, outermost first
 * @param values the numbers, the last index running fastest
 */
public record NumpyArray(List<Integer> shape, float[] values) {

	private static final byte[] MAGIC = { (byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0 };

	/** The numbers begin at a multiple of this. */
	private static final int ALIGNMENT = 64;

	/**
	 * Writes the file.
	 * @return its bytes: what {@code numpy.load} reads as float32
	 */
	public byte[] toBytes() {
		String sizes = this.shape.stream().map((size) -> size + ",").collect(Collectors.joining(" "));
		String header = "{'descr': '<f4', 'fortran_order': False, 'shape': (" + sizes + "), }";
		int before = MAGIC.length + Short.BYTES + header.length() + 1;
		String padded = header + " ".repeat((ALIGNMENT - before % ALIGNMENT) % ALIGNMENT) + "\n";
		ByteBuffer bytes = ByteBuffer
			.allocate(MAGIC.length + Short.BYTES + padded.length() + Float.BYTES * this.values.length)
			.order(ByteOrder.LITTLE_ENDIAN);
		bytes.put(MAGIC).putShort((short) padded.length()).put(padded.getBytes(StandardCharsets.US_ASCII));
		bytes.asFloatBuffer().put(this.values);
		return bytes.array();
	}

}
