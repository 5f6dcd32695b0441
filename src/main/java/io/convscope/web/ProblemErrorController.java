package io.convscope.web;

import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.boot.webmvc.error.ErrorController;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/**
 * Answers with a problem document where a request fails outside of all controllers.
 */
@RestController
class ProblemErrorController implements ErrorController {

	@RequestMapping("${spring.web.error.path:/error}")
	ResponseEntity<ProblemDetail> error(HttpServletRequest request) {
		HttpStatus status = (request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer code)
				? HttpStatus.valueOf(code) : HttpStatus.NOT_FOUND;
		String path = (request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI) instanceof String original)
				? RequestPath.of(original) : RequestPath.of(request);
		ProblemDetail body = new Problem(Problem.nameOf(status), status.getReasonPhrase(), status)
			.detail(detail(status, path), path);
		return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(body);
	}

	private static String detail(HttpStatus status, String path) {
		return switch (status) {
			case BAD_REQUEST -> "The request can't be read: it is malformed, or ends too early.";
			case NOT_FOUND -> "There is nothing at " + path + ".";
			case METHOD_NOT_ALLOWED -> path + " does not take this method.";
			default -> status.is5xxServerError() ? "Something unexpected went wrong; the service's log has the details."
					: "The request can't be taken: " + status.getReasonPhrase() + ".";
		};
	}

}
