package io.convscope.model.pth;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/**
 * The bytes of a pickle, read in turn. All methods throw
 * {@link java.nio.BufferUnderflowException} at its end.
 */
final class PickleBytes {

	private static final int MOST_NAME = 200;

	private final ByteBuffer in;

	PickleBytes(byte[] pickle) {
		this.in = ByteBuffer.wrap(pickle).order(ByteOrder.LITTLE_ENDIAN);
	}

	/**
	 * Reads a byte.
	 * @return 0 to 255
	 */
	int next() {
		return Byte.toUnsignedInt(this.in.get());
	}

	int unsignedShort() {
		return Short.toUnsignedInt(this.in.getShort());
	}

	int integer() {
		return this.in.getInt();
	}

	// big-endian, unlike all else
	double floatingPoint() {
		return Double.longBitsToDouble(Long.reverseBytes(this.in.getLong()));
	}

	// of any size in Python; nothing here needs more than a long
	long longInteger() throws PthException {
		int length = next();
		if (length > Long.BYTES) {
			throw new PthException("its pickle has a number of " + length + " bytes");
		}
		long number = 0;
		for (int i = 0; i < length; i++) {
			number |= (long) next() << (Byte.SIZE * i);
		}
		int unused = Long.SIZE - Byte.SIZE * length;
		return (length > 0) ? number << unused >> unused : 0;
	}

	/**
	 * Reads a text, whose length in bytes comes first.
	 * @return the text
	 * @throws PthException if it is longer than what is left
	 */
	String text() throws PthException {
		int length = this.in.getInt();
		if (length < 0 || length > this.in.remaining()) {
			throw new PthException("its pickle is cut off within a text");
		}
		String text = new String(this.in.array(), this.in.position(), length, StandardCharsets.UTF_8);
		this.in.position(this.in.position() + length);
		return text;
	}

	/**
	 * Reads a name, which ends with its line.
	 * @return the name, up to 200 characters
	 * @throws PthException if it is longer
	 */
	String line() throws PthException {
		StringBuilder line = new StringBuilder();
		for (int each = next(); each != '\n'; each = next()) {
			if (line.length() == MOST_NAME) {
				throw new PthException("its pickle has a name of more than " + MOST_NAME + " characters");
			}
			line.append((char) each);
		}
		return line.toString();
	}

}
