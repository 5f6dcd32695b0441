package io.convscope.web;

import java.net.URI;
import java.util.Map;

import io.convscope.inspection.InvalidOptionsException;
import io.convscope.prediction.InvalidPredictionException;
import io.convscope.training.InvalidTrainRequestException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.core.JacksonException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.util.ClassUtils;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Turns every exception into a problem document (RFC 9457) with a stable type. An
 * unexpected one tells the client nothing and the log all.
 */
@RestControllerAdvice
class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final Logger log = LoggerFactory.getLogger(ProblemAdvice.class);

	@ExceptionHandler
	ResponseEntity<ProblemDetail> ours(RuntimeException exception, HttpServletRequest request) {
		Problem problem = Problem.of(exception);
		if (problem.status() == HttpStatus.INTERNAL_SERVER_ERROR) {
			log.error("{} {} failed", request.getMethod(), request.getRequestURI(), exception);
			return answer(problem, "Something unexpected went wrong; the service's log has the details.", request);
		}
		return answer(problem, String.valueOf(exception.getMessage()), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidTrainRequestException exception, HttpServletRequest request) {
		return invalid(exception.getMessage(), exception.errors(), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidPredictionException exception, HttpServletRequest request) {
		return invalid(exception.getMessage(), exception.errors(), request);
	}

	@ExceptionHandler
	ResponseEntity<ProblemDetail> invalid(InvalidOptionsException exception, HttpServletRequest request) {
		return invalid(exception.getMessage(), exception.errors(), request);
	}

	private static ResponseEntity<ProblemDetail> invalid(@Nullable String message, Map<String, String> errors,
			HttpServletRequest request) {
		ProblemDetail body = Problem.INVALID_REQUEST.detail(String.valueOf(message), request.getRequestURI());
		body.setProperty("errors", FieldProblem.listOf(errors));
		return ResponseEntity.badRequest().body(body);
	}

	private static ResponseEntity<ProblemDetail> answer(Problem problem, String detail, HttpServletRequest request) {
		ResponseEntity.BodyBuilder answer = ResponseEntity.status(problem.status());
		if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			answer.header(HttpHeaders.RETRY_AFTER, "1");
		}
		return answer.body(problem.detail(detail, request.getRequestURI()));
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String detail = (exception.getCause() instanceof JacksonException json) ? JsonProblem.describe(json)
				: "The request has no body that can be read; it takes JSON.";
		return handleExceptionInternal(exception, Problem.INVALID_REQUEST.detail(detail, path(request)), headers,
				status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException exception, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String wanted = (exception.getRequiredType() != null
				&& Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(exception.getRequiredType())))
						? "a whole number" : "of another kind";
		String detail = exception.getPropertyName() + " must be " + wanted + ", not \"" + exception.getValue() + "\".";
		return handleExceptionInternal(exception, Problem.INVALID_REQUEST.detail(detail, path(request)), headers,
				status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		exception.getBody().setDetail("There is nothing at " + path(request) + ".");
		return super.handleNoResourceFoundException(exception, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
			HttpMediaTypeNotSupportedException exception, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		exception.getBody()
			.setDetail("A body of the type " + exception.getContentType() + " is not read here; send "
					+ MediaType.toString(exception.getSupportedMediaTypes())
					+ " and say so with the Content-Type header.");
		return super.handleHttpMediaTypeNotSupported(exception, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
			HttpRequestMethodNotSupportedException exception, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		exception.getBody()
			.setDetail(path(request) + " does not take " + exception.getMethod() + ", but "
					+ exception.getSupportedHttpMethods() + ".");
		return super.handleHttpRequestMethodNotSupported(exception, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
			MaxUploadSizeExceededException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE,
				"A picture may have up to 10 MiB, and one request 50 of them.");
		return handleExceptionInternal(exception, body, headers, HttpStatus.CONTENT_TOO_LARGE, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception exception, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ResponseEntity<Object> answer = super.handleExceptionInternal(exception, body, headers, status, request);
		if (answer != null && answer.getBody() instanceof ProblemDetail problem) {
			if (problem.getType() == null || "about:blank".equals(problem.getType().toString())) {
				problem.setType(Problem.typeOf(HttpStatus.valueOf(status.value())));
			}
			if (problem.getInstance() == null) {
				problem.setInstance(URI.create(path(request)));
			}
		}
		return answer;
	}

	private static String path(WebRequest request) {
		return ((ServletWebRequest) request).getRequest().getRequestURI();
	}

}
