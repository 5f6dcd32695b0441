package io.convscope.web.problem;

import java.io.UncheckedIOException;

import io.convscope.problem.Problem;
import io.convscope.request.InvalidRequestException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Converts every exception that is not Spring's to a problem document (RFC 9457).
 * Unexpected exceptions are logged with their stack traces, and their details are not
 * sent.
 */
@RestControllerAdvice
@Order(2)
class ServiceProblemAdvice {

	private static final Logger logger = LoggerFactory.getLogger(ServiceProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<ProblemDetail> ours(RuntimeException exception, HttpServletRequest request,
			HttpServletResponse response) {
		if (response.isCommitted()) {
			throw exception; // so that the connection is cut: half an answer must not
								// look whole
		}
		Problem problem = ProblemDocument.kindOf(exception);
		if (problem.equals(Problem.INTERNAL)) {
			logger.error("{} {} failed", request.getMethod(), RequestPath.of(request), exception);
			return answer(problem, "Something unexpected went wrong; the service's log has the details.", request);
		}
		if (exception instanceof UncheckedIOException) {
			logger.warn("{} {} failed: {}", request.getMethod(), RequestPath.of(request), exception.getMessage());
		}
		return answer(problem, String.valueOf(exception.getMessage()), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidRequestException exception, HttpServletRequest request) {
		ProblemDetail body = ProblemDocument.of(ProblemDocument.INVALID_REQUEST, String.valueOf(exception.getMessage()),
				RequestPath.of(request));
		body.setProperty("errors",
				exception.errors()
					.entrySet()
					.stream()
					.map((error) -> new FieldProblem(error.getKey(), error.getValue()))
					.toList());
		return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
	}

	private static ResponseEntity<ProblemDetail> answer(Problem problem, String detail, HttpServletRequest request) {
		return ResponseEntity.status(problem.status())
			.headers(ProblemDocument.headers(problem))
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(ProblemDocument.of(problem, detail, RequestPath.of(request)));
	}

	/**
	 * The error of one field of a request.
	 *
	 * @param field the name of the field
	 * @param message what it must be
	 */
	record FieldProblem(String field, String message) {
	}

}
