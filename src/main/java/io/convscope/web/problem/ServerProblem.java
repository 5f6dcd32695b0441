package io.convscope.web.problem;

import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Problem documents for requests that fail outside of all controllers, of which only the
 * status is known.
 */
final class ServerProblem {

	private ServerProblem() {
	}

	static ProblemDetail detail(HttpStatus status, String path) {
		return ProblemDocument.of(ProblemDocument.kindOf(status), sentence(status, path), path);
	}

	private static String sentence(HttpStatus status, String path) {
		return switch (status) {
			case BAD_REQUEST -> "The request can't be read: its URL or its headers are malformed, or have more than"
					+ " 8 KB together, or it ends too early. Write characters other than letters and digits as"
					+ " %XX in the URL; no name contains a slash.";
			case NOT_FOUND -> "There is nothing at " + path + ".";
			case METHOD_NOT_ALLOWED, NOT_IMPLEMENTED -> path + " does not take this method.";
			case SERVICE_UNAVAILABLE -> "Too many requests are in progress; try again in a few seconds.";
			case HTTP_VERSION_NOT_SUPPORTED -> "The service supports HTTP/1.1.";
			default -> status.is5xxServerError() ? "Something unexpected went wrong; the service's log has the details."
					: "The request was refused: " + status.getReasonPhrase() + ".";
		};
	}

}
