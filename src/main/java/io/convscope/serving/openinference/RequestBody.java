package io.convscope.serving.openinference;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.zip.GZIPInputStream;
import java.util.zip.InflaterInputStream;

import io.convscope.memory.MemoryBudget;
import io.convscope.memory.MemoryBusyException;
import org.jspecify.annotations.Nullable;

/**
 * The body of a request, unpacked while it is read, up to a limit. Memory for unpacked
 * bytes is reserved as they come; that for bytes as they arrive is reserved by the
 * server. Not thread safe.
 */
final class RequestBody extends FilterInputStream {

	private final long limit;

	private final MemoryBudget.@Nullable Reservation unpacked;

	private long count;

	private RequestBody(InputStream in, long limit, MemoryBudget.@Nullable Reservation unpacked) {
		super(in);
		this.limit = limit;
		this.unpacked = unpacked;
	}

	/**
	 * Opens a body.
	 * @param in the bytes as they arrive
	 * @param encoding its Content-Encoding; null if it is not compressed
	 * @param limit the maximum number of bytes, unpacked
	 * @param memory grows with the unpacked bytes; closed by the caller
	 * @return the unpacked bytes
	 * @throws IOException if the body cannot be read
	 * @throws UnsupportedEncodingException if the compression is unknown
	 */
	static RequestBody open(InputStream in, @Nullable String encoding, long limit, MemoryBudget.Reservation memory)
			throws IOException {
		String name = (encoding != null) ? encoding.strip().toLowerCase(Locale.ROOT) : "";
		return switch (name) {
			case "", "identity" -> new RequestBody(in, limit, null);
			case "gzip", "x-gzip" -> new RequestBody(new GZIPInputStream(in), limit, memory);
			case "deflate" -> new RequestBody(new InflaterInputStream(in), limit, memory);
			default -> throw UnsupportedEncodingException.of(encoding);
		};
	}

	@Override
	public int read() throws IOException {
		byte[] one = new byte[1];
		return (read(one, 0, 1) < 0) ? -1 : one[0] & 0xFF;
	}

	/**
	 * Reads bytes.
	 * @throws RequestTooLargeException if there are more than the limit
	 * @throws MemoryBusyException if there is no memory for them
	 */
	@Override
	public int read(byte[] target, int offset, int length) throws IOException {
		int read = super.read(target, offset, length);
		this.count += Math.max(0, read);
		if (this.count > this.limit) {
			throw RequestTooLargeException.over(this.limit);
		}
		if (this.unpacked != null) {
			this.unpacked.growTo(this.count);
		}
		return read;
	}

	/**
	 * Counts the bytes.
	 * @return how many have been read
	 */
	long count() {
		return this.count;
	}

	@Override
	public boolean markSupported() {
		return false;
	}

}
