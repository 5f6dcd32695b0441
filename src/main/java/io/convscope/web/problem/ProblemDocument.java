package io.convscope.web.problem;

import java.net.URI;
import java.util.Locale;

import io.convscope.problem.Problem;
import io.convscope.request.InvalidRequestException;
import io.convscope.web.trace.RequestTrace;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;

/**
 * Creates problem documents (RFC 9457) with stable types.
 */
public final class ProblemDocument {

	public static final Problem INVALID_REQUEST = Problem.of(InvalidRequestException.class);

	private ProblemDocument() {
	}

	/**
	 * Returns the problem type of an exception.
	 * @param exception the exception
	 * @return the type; {@link Problem#INTERNAL} if the exception declares none
	 */
	public static Problem kindOf(RuntimeException exception) {
		return (exception instanceof RefusedBodyException refused) ? refused.problem()
				: Problem.of(exception.getClass());
	}

	/**
	 * Returns the problem type of an HTTP status, for failures without more details.
	 * @param status the status
	 * @return the type, for example {@code /problems/method-not-allowed}
	 */
	public static Problem kindOf(HttpStatus status) {
		String title = status.getReasonPhrase();
		return new Problem(title.toLowerCase(Locale.ROOT).replace(' ', '-'), title, status.value());
	}

	/**
	 * Returns the headers of a problem response.
	 * @param problem the problem type
	 * @return a Retry-After header if the request may succeed later, otherwise none
	 */
	public static HttpHeaders headers(Problem problem) {
		HttpHeaders headers = new HttpHeaders();
		if (problem.retryAfter() > 0) {
			headers.set(HttpHeaders.RETRY_AFTER, Integer.toString(problem.retryAfter()));
		}
		return headers;
	}

	public static ProblemDetail of(Problem problem, String detail, String path) {
		ProblemDetail body = ProblemDetail.forStatus(problem.status());
		body.setDetail(detail);
		body.setType(URI.create(problem.type()));
		body.setTitle(problem.title());
		body.setInstance(URI.create(path));
		addRequestId(body);
		return body;
	}

	/**
	 * Adds the id of the current request, by which its lines in the log are found.
	 * @param body the document; unchanged outside of requests
	 */
	static void addRequestId(ProblemDetail body) {
		String id = RequestTrace.currentId();
		if (id != null) {
			body.setProperty("requestId", id);
		}
	}

}
