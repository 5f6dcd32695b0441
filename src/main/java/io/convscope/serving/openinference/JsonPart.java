package io.convscope.serving.openinference;

import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/**
 * The JSON at the beginning of a body. Not thread safe.
 */
final class JsonPart extends FilterInputStream {

	private final long length;

	private long count;

	/**
	 * Bounds a body.
	 * @param body at its beginning; not read beyond the JSON
	 * @param length the length of the JSON; {@link Long#MAX_VALUE} for all of the body
	 */
	JsonPart(InputStream body, long length) {
		super(body);
		this.length = length;
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	/**
	 * Reads bytes.
	 * @throws EOFException if the body ends before a JSON of known length does
	 */
	@Override
	public int read(byte[] target, int offset, int count) throws IOException {
		if (this.count == this.length) {
			return -1;
		}
		int read = super.read(target, offset, (int) Math.min(count, this.length - this.count));
		if (read < 0 && this.length < Long.MAX_VALUE) {
			throw new EOFException(
					"the JSON has " + this.length + " bytes by its header, but the body has " + this.count);
		}
		this.count += Math.max(0, read);
		return read;
	}

	/**
	 * Checks that the body has as many bytes of JSON as its header says.
	 * @throws EOFException if it has fewer
	 */
	void requireWhole() throws IOException {
		transferTo(OutputStream.nullOutputStream());
	}

}
