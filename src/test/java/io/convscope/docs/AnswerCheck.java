package io.convscope.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Compares all answers of a service in the process of a test with {@code openapi.json},
 * whoever asked: the test, a browser, the commands of a page. It comes before all other
 * filters.
 */
@Order(Ordered.HIGHEST_PRECEDENCE)
public final class AnswerCheck extends OncePerRequestFilter {

	private static final int MOST_BYTES = 16 << 20;

	private static final Queue<String> FAULTS = new ConcurrentLinkedQueue<>();

	/**
	 * Tells what was wrong since this was asked the last time.
	 * @return a sentence for each answer
	 */
	public static List<String> takeFaults() {
		List<String> taken = new ArrayList<>();
		for (String each = FAULTS.poll(); each != null; each = FAULTS.poll()) {
			taken.add(each);
		}
		return taken;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		Copied copied = new Copied(response);
		chain.doFilter(request, copied);
		byte[] body = copied.copy.toByteArray();
		if (!request.isAsyncStarted() && body.length < MOST_BYTES) {
			String path = request.getRequestURI().substring(request.getContextPath().length()).replaceFirst(";.*", "");
			List<String> faults = DescribedAnswers.faults(request.getMethod(), path, response.getStatus(),
					response.getContentType(), body);
			if (!faults.isEmpty()) {
				FAULTS.add(request.getMethod() + " " + path + " " + response.getStatus() + ": " + faults);
			}
		}
	}

	/**
	 * An answer of which a copy is kept, the beginning of a large one.
	 */
	private static final class Copied extends HttpServletResponseWrapper {

		private final ByteArrayOutputStream copy = new ByteArrayOutputStream();

		private Copied(HttpServletResponse response) {
			super(response);
		}

		@Override
		public ServletOutputStream getOutputStream() throws IOException {
			ServletOutputStream out = super.getOutputStream();
			return new ServletOutputStream() {

				@Override
				public void write(int b) throws IOException {
					write(new byte[] { (byte) b }, 0, 1);
				}

				@Override
				public void write(byte[] bytes, int from, int length) throws IOException {
					out.write(bytes, from, length);
					if (Copied.this.copy.size() < MOST_BYTES) {
						Copied.this.copy.write(bytes, from, length);
					}
				}

				@Override
				public void flush() throws IOException {
					out.flush();
				}

				@Override
				public void close() throws IOException {
					out.close();
				}

				@Override
				public boolean isReady() {
					return out.isReady();
				}

				@Override
				public void setWriteListener(WriteListener listener) {
					out.setWriteListener(listener);
				}

			};
		}

	}

}
