package io.convscope.serving.openinference;

import io.convscope.problem.ProblemType;

/**
 * Thrown if a body is compressed in a way that is not supported.
 */
@ProblemType(name = "unsupported-encoding", title = "Unsupported compression", status = 415)
public final class UnsupportedEncodingException extends RuntimeException {

	private UnsupportedEncodingException(String message) {
		super(message);
	}

	static UnsupportedEncodingException of(String encoding) {
		return new UnsupportedEncodingException("The Content-Encoding " + encoding
				+ " is not supported; send the body as it is, or as gzip or deflate.");
	}

}
