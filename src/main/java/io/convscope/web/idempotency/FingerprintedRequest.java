package io.convscope.web.idempotency;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

import org.springframework.http.InvalidMediaTypeException;
import org.springframework.http.MediaType;

/**
 * A request whose method, path, query and body are digested while its handler reads it.
 */
final class FingerprintedRequest extends HttpServletRequestWrapper {

	private final BodyDigest digest;

	private @Nullable ServletInputStream body;

	private @Nullable String fingerprint;

	FingerprintedRequest(HttpServletRequest request) {
		super(request);
		this.digest = new BodyDigest(
				String.join("\n", request.getMethod(), request.getServletPath(),
						Optional.ofNullable(request.getQueryString()).orElse(""), ""),
				boundary(request.getContentType()));
	}

	private static String boundary(@Nullable String contentType) {
		try {
			String boundary = (contentType != null) ? MediaType.parseMediaType(contentType).getParameter("boundary")
					: null;
			return (boundary != null) ? boundary : "";
		}
		catch (InvalidMediaTypeException ex) {
			return "";
		}
	}

	@Override
	public ServletInputStream getInputStream() throws IOException {
		if (this.body == null) {
			this.body = new DigestedBody(super.getInputStream());
		}
		return this.body;
	}

	@Override
	public BufferedReader getReader() throws IOException {
		String encoding = getCharacterEncoding();
		return new BufferedReader(new InputStreamReader(getInputStream(),
				(encoding != null) ? Charset.forName(encoding) : StandardCharsets.UTF_8));
	}

	/**
	 * Reads what is left of the body, and ends the digest.
	 * @return 64 hexadecimal digits; two requests with the same have the same method,
	 * path, query and body, but for the boundary between parts
	 * @throws UncheckedIOException if the body cannot be read
	 */
	String fingerprint() {
		if (this.fingerprint == null) {
			try {
				getInputStream().transferTo(OutputStream.nullOutputStream());
			}
			catch (IOException ex) {
				throw new UncheckedIOException(ex);
			}
			this.fingerprint = this.digest.end();
		}
		return this.fingerprint;
	}

	/**
	 * The body, each byte of which is digested once.
	 */
	private final class DigestedBody extends ServletInputStream {

		private final ServletInputStream in;

		DigestedBody(ServletInputStream in) {
			this.in = in;
		}

		@Override
		public int read() throws IOException {
			byte[] one = new byte[1];
			return (read(one, 0, 1) < 0) ? -1 : Byte.toUnsignedInt(one[0]);
		}

		@Override
		public int read(byte[] bytes, int offset, int length) throws IOException {
			int read = this.in.read(bytes, offset, length);
			if (read > 0) {
				FingerprintedRequest.this.digest.update(bytes, offset, read);
			}
			return read;
		}

		@Override
		public int available() throws IOException {
			return this.in.available();
		}

		@Override
		public boolean isFinished() {
			return this.in.isFinished();
		}

		@Override
		public boolean isReady() {
			return this.in.isReady();
		}

		@Override
		public void setReadListener(ReadListener listener) {
			throw new IllegalStateException("The body is read by the thread of the request");
		}

	}

}
