package io.convscope.web;

import java.util.Map;

import io.convscope.evaluation.InvalidEvaluationException;
import io.convscope.inspection.InvalidOptionsException;
import io.convscope.model.InvalidModelRequestException;
import io.convscope.prediction.InvalidPredictionException;
import io.convscope.training.InvalidRunRequestException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;

/**
 * Turns every exception that is not the framework's into a problem document (RFC 9457).
 * An unexpected one tells the client nothing and the log all.
 */
@RestControllerAdvice
@Order(2)
class ServiceProblemAdvice {

	private static final Logger logger = LoggerFactory.getLogger(ServiceProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<ProblemDetail> ours(RuntimeException exception, HttpServletRequest request) {
		Problem problem = Problem.of(exception);
		if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
			logger.error("{} {} failed", request.getMethod(), RequestPath.of(request), exception);
			return answer(problem, "Something unexpected went wrong; the service's log has the details.", request);
		}
		return answer(problem, String.valueOf(exception.getMessage()), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidRunRequestException exception, HttpServletRequest request) {
		return invalid(exception.getMessage(), exception.errors(), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidPredictionException exception, HttpServletRequest request) {
		return invalid(exception.getMessage(), exception.errors(), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidEvaluationException exception, HttpServletRequest request) {
		return invalid(exception.getMessage(), exception.errors(), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidOptionsException exception, HttpServletRequest request) {
		return invalid(exception.getMessage(), exception.errors(), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidModelRequestException exception, HttpServletRequest request) {
		return invalid(exception.getMessage(), exception.errors(), request);
	}

	private static ResponseEntity<ProblemDetail> invalid(@Nullable String message, Map<String, String> errors,
			HttpServletRequest request) {
		ProblemDetail body = Problem.INVALID_REQUEST.detail(String.valueOf(message), RequestPath.of(request));
		body.setProperty("errors", FieldProblem.listOf(errors));
		return ResponseEntity.badRequest().contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
	}

	private static ResponseEntity<ProblemDetail> answer(Problem problem, String detail, HttpServletRequest request) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status());
		if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			answer.header(HttpHeaders.RETRY_AFTER, "1");
		}
		return answer.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem.detail(detail, RequestPath.of(request)));
	}

}
