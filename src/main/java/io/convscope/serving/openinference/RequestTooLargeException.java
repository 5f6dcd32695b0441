package io.convscope.serving.openinference;

import java.util.Locale;

import io.convscope.problem.ProblemType;

/**
 * Thrown if the body of a request, unpacked if it is compressed, is too large.
 */
@ProblemType(name = "request-too-large", title = "Request too large", status = 413)
public final class RequestTooLargeException extends RuntimeException {

	private RequestTooLargeException(String message) {
		super(message);
	}

	static RequestTooLargeException over(long limit) {
		return new RequestTooLargeException(String.format(Locale.ROOT,
				"A request may have up to %,d bytes, unpacked if it is compressed; send the rest in another.", limit));
	}

}
