package io.convscope.web.problem;

import java.net.URI;
import java.util.List;

import io.convscope.problem.Problem;
import io.convscope.request.JsonProblem;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamWriteException;

import org.springframework.beans.TypeMismatchException;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.http.converter.HttpMessageNotWritableException;
import org.springframework.util.ClassUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.ServletWebRequest;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;
import org.springframework.web.servlet.resource.NoResourceFoundException;

/**
 * Converts Spring's exceptions about invalid requests to problem documents (RFC 9457)
 * with a stable type.
 */
@RestControllerAdvice
@Order(1)
public class ProblemAdvice extends ResponseEntityExceptionHandler {

	private static final List<MediaType> MAIN_TYPES = List.of(MediaType.MULTIPART_FORM_DATA, MediaType.APPLICATION_JSON,
			MediaType.APPLICATION_OCTET_STREAM);

	private final MultipartProblem multipart;

	public ProblemAdvice(MultipartProblem multipart) {
		this.multipart = multipart;
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotReadable(HttpMessageNotReadableException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		String detail = (exception.getCause() instanceof JacksonException json) ? JsonProblem.describe(json)
				: "The body of the request is missing or can't be read; send JSON.";
		return handleExceptionInternal(exception, invalid(detail, request), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMessageNotWritable(HttpMessageNotWritableException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		logger.error(path(request) + " can't be answered", exception);
		String detail = (exception.getCause() instanceof StreamWriteException)
				? "A number of the answer is not finite: the model computes numbers that are too large. Use another model;"
						+ " GET /models lists them."
				: "Something unexpected went wrong; the service's log has the details.";
		return handleExceptionInternal(exception, ProblemDocument.of(Problem.INTERNAL, detail, path(request)), headers,
				status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleTypeMismatch(TypeMismatchException exception, HttpHeaders headers,
			HttpStatusCode status, WebRequest request) {
		String wanted = (exception.getRequiredType() != null
				&& Number.class.isAssignableFrom(ClassUtils.resolvePrimitiveIfNecessary(exception.getRequiredType())))
						? "a whole number" : "of another type";
		String detail = exception.getPropertyName() + " must be " + wanted + ", not \"" + exception.getValue() + "\".";
		return handleExceptionInternal(exception, invalid(detail, request), headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleNoResourceFoundException(NoResourceFoundException exception,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		// the original URI, so that a duplicate slash is visible
		String asked = ((ServletWebRequest) request).getRequest().getRequestURI();
		exception.getBody()
			.setDetail("There is nothing at " + asked
					+ (asked.startsWith("//") ? "; a path begins with one slash." : "."));
		return super.handleNoResourceFoundException(exception, headers, status, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> unreadableParts(MultipartException exception, WebRequest request) {
		RuntimeException refused = MultipartProblem.refusal(exception);
		if (refused != null) {
			Problem problem = ProblemDocument.kindOf(refused);
			return handleExceptionInternal(exception,
					ProblemDocument.of(problem, String.valueOf(refused.getMessage()), path(request)),
					ProblemDocument.headers(problem), HttpStatusCode.valueOf(problem.status()), request);
		}
		String limit = this.multipart.limit(exception);
		if (limit != null) {
			ProblemDetail body = ProblemDetail.forStatusAndDetail(HttpStatus.CONTENT_TOO_LARGE, limit);
			return handleExceptionInternal(exception, body, new HttpHeaders(), HttpStatus.CONTENT_TOO_LARGE, request);
		}
		ProblemDetail body = invalid("The multipart body can't be read: it ends too early, its"
				+ " lines don't end with CR and LF, or the boundary is not the one that the Content-Type names. Send it"
				+ " as in curl -F image=@cat.png, which takes care of all that.", request);
		return handleExceptionInternal(exception, body, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
	}

	@ExceptionHandler
	@Nullable ResponseEntity<Object> unreadableParameters(InvalidParameterException exception, WebRequest request) {
		ProblemDetail body = invalid(
				"The part of the URL after the ? can't be read; it takes name=value pairs in UTF-8, joined by &,"
						+ " with other characters as %XX.",
				request);
		return handleExceptionInternal(exception, body, new HttpHeaders(), HttpStatus.BAD_REQUEST, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotSupported(
			HttpMediaTypeNotSupportedException exception, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		String type = ((ServletWebRequest) request).getRequest().getContentType();
		List<MediaType> taken = mainOf(exception.getSupportedMediaTypes());
		exception.getBody()
			.setDetail(((type != null) ? "A body of the type " + type : "A body without a type")
					+ " is not supported here; send " + MediaType.toString(taken)
					+ " and name it in the Content-Type header.");
		return super.handleHttpMediaTypeNotSupported(exception, headers, status, request);
	}

	// where any file is taken, its own types need not be named
	private static List<MediaType> mainOf(List<MediaType> taken) {
		return taken.contains(MediaType.APPLICATION_OCTET_STREAM) ? MAIN_TYPES.stream().filter(taken::contains).toList()
				: taken.stream().filter(MediaType::isConcrete).toList();
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpMediaTypeNotAcceptable(
			HttpMediaTypeNotAcceptableException exception, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		String forms = StringUtils.collectionToDelimitedString(exception.getSupportedMediaTypes(), " or ");
		exception.getBody()
			.setDetail(forms.isEmpty()
					? "The Accept header can't be read; omit it, or name a type as in Accept: application/json."
					: path(request) + " is available as " + forms + ", none of which the Accept header allows.");
		return super.handleHttpMediaTypeNotAcceptable(exception, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleHttpRequestMethodNotSupported(
			HttpRequestMethodNotSupportedException exception, HttpHeaders headers, HttpStatusCode status,
			WebRequest request) {
		exception.getBody()
			.setDetail(path(request) + " does not take " + exception.getMethod() + ", but "
					+ StringUtils.collectionToDelimitedString(exception.getSupportedHttpMethods(), " or ") + ".");
		return super.handleHttpRequestMethodNotSupported(exception, headers, status, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleMaxUploadSizeExceededException(
			MaxUploadSizeExceededException exception, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		return unreadableParts(exception, request);
	}

	@Override
	protected @Nullable ResponseEntity<Object> handleExceptionInternal(Exception exception, @Nullable Object body,
			HttpHeaders headers, HttpStatusCode status, WebRequest request) {
		ResponseEntity<Object> answer = super.handleExceptionInternal(exception, body, headers, status, request);
		if (answer == null || !(answer.getBody() instanceof ProblemDetail problem)) {
			return answer;
		}
		if (problem.getType() == null || "about:blank".equals(problem.getType().toString())) {
			problem.setType(URI.create(ProblemDocument.kindOf(HttpStatus.valueOf(status.value())).type()));
		}
		problem.setInstance(URI.create(path(request)));
		ProblemDocument.addRequestId(problem);
		// an explicit content type is sent regardless of the Accept header
		return ResponseEntity.status(answer.getStatusCode())
			.headers(answer.getHeaders())
			.contentType(MediaType.APPLICATION_PROBLEM_JSON)
			.body(problem);
	}

	private static ProblemDetail invalid(String detail, WebRequest request) {
		return ProblemDocument.of(ProblemDocument.INVALID_REQUEST, detail, path(request));
	}

	private static String path(WebRequest request) {
		return RequestPath.of(((ServletWebRequest) request).getRequest());
	}

}
