package io.convscope.model.web;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.web.ErrorResponseException;

/**
 * The part of a file that a request asks for (RFC 9110, 14), so that a download that was
 * cut goes on.
 *
 * @param first the index of its first byte
 * @param length the number of its bytes, at least 1
 * @param of the length of the file
 */
record ByteRange(long first, long length, long of) {

	static final String BYTES = "bytes";

	/**
	 * Finds the part that a GET asks for.
	 * @param range the Range header; null for the whole file
	 * @param ifRange the If-Range header; null if the part is wanted of any file
	 * @param tag the strong entity tag of the file
	 * @param length the length of the file
	 * @return the part; empty for the whole file, as of another file than the one that
	 * was begun, for several parts, and where the header can't be read
	 * @throws ErrorResponseException if the file is shorter, with status 416
	 */
	static Optional<ByteRange> asked(@Nullable String range, @Nullable String ifRange, String tag, long length) {
		if (range == null || (ifRange != null && !ifRange.equals(tag))) {
			return Optional.empty();
		}
		List<HttpRange> parts = parse(range);
		if (parts.size() != 1) {
			return Optional.empty();
		}
		long first = parts.get(0).getRangeStart(length);
		long last = parts.get(0).getRangeEnd(length);
		if (first >= length) {
			throw beyond(length);
		}
		return Optional.of(new ByteRange(first, last - first + 1, length));
	}

	private static List<HttpRange> parse(String range) {
		try {
			return HttpRange.parseRanges(range);
		}
		catch (IllegalArgumentException ex) {
			return List.of();
		}
	}

	private static ErrorResponseException beyond(long length) {
		HttpStatus status = HttpStatus.REQUESTED_RANGE_NOT_SATISFIABLE;
		ErrorResponseException exception = new ErrorResponseException(status,
				ProblemDetail.forStatusAndDetail(status,
						"The file has " + length + " bytes; the Range begins behind its end. Nothing of it is missing,"
								+ " or it is another file: send its ETag in If-Range."),
				null);
		exception.getHeaders().set(HttpHeaders.CONTENT_RANGE, BYTES + " */" + length);
		return exception;
	}

	/**
	 * Describes the part.
	 * @return the Content-Range header
	 */
	String contentRange() {
		return BYTES + " " + this.first + "-" + (this.first + this.length - 1) + "/" + this.of;
	}

	/**
	 * Takes the part of the file.
	 * @param file the file from its first byte on
	 * @return the bytes of the part, which closes the file
	 * @throws IOException if the bytes before cannot be skipped
	 */
	InputStream in(InputStream file) throws IOException {
		file.skipNBytes(this.first);
		return new Limited(file, this.length);
	}

	/**
	 * The first bytes of a stream.
	 */
	private static final class Limited extends FilterInputStream {

		private long left;

		Limited(InputStream in, long length) {
			super(in);
			this.left = length;
		}

		@Override
		public int read() throws IOException {
			int read = (this.left > 0) ? super.read() : -1;
			this.left -= (read >= 0) ? 1 : 0;
			return read;
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			if (this.left == 0) {
				return -1;
			}
			int read = super.read(bytes, offset, (int) Math.min(length, this.left));
			this.left -= Math.max(0, read);
			return read;
		}

		@Override
		public long skip(long bytes) throws IOException {
			long skipped = super.skip(Math.min(bytes, this.left));
			this.left -= skipped;
			return skipped;
		}

		@Override
		public boolean markSupported() {
			return false;
		}

	}

}
