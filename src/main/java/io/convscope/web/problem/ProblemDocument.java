package io.convscope.web.problem;

import java.net.URI;
import java.util.Locale;

import io.convscope.problem.Problem;
import io.convscope.request.InvalidRequestException;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Problem documents (RFC 9457), each of a kind with a stable type.
 */
public final class ProblemDocument {

	public static final Problem INVALID_REQUEST = Problem.of(InvalidRequestException.class);

	private ProblemDocument() {
	}

	/**
	 * Finds the kind of problem that an exception tells of.
	 * @param exception the exception
	 * @return the kind; an internal error where the exception is none of the service's
	 * own
	 */
	public static Problem kindOf(RuntimeException exception) {
		return (exception instanceof RefusedBodyException refused) ? refused.problem()
				: Problem.of(exception.getClass());
	}

	/**
	 * Makes a kind of an HTTP status, where no more is known.
	 * @param status the status
	 * @return for example the kind of the type {@code /problems/method-not-allowed}
	 */
	public static Problem kindOf(HttpStatus status) {
		String title = status.getReasonPhrase();
		return new Problem(title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, status.value());
	}

	/**
	 * Tells what headers go with a problem.
	 * @param problem the kind
	 * @return when to try again, for those that pass
	 */
	public static HttpHeaders headers(Problem problem) {
		HttpHeaders headers = new HttpHeaders();
		if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
			headers.set(HttpHeaders.RETRY_AFTER, "1");
		}
		return headers;
	}

	public static ProblemDetail of(Problem problem, String detail, String path) {
		ProblemDetail body = ProblemDetail.forStatus(problem.status());
		body.setDetail(detail);
		body.setType(URI.create(problem.type()));
		body.setTitle(problem.title());
		body.setInstance(URI.create(path));
		return body;
	}

}
