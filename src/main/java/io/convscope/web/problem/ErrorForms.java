package io.convscope.web.problem;

import java.util.List;

import io.convscope.problem.ErrorForm;
import io.convscope.problem.Problem;

import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/**
 * Gives errors the form of the protocol that a request belongs to. Thread-safe.
 */
@Component
public class ErrorForms {

	private static final String TYPES = "/problems/";

	private final List<ErrorForm> forms;

	public ErrorForms(List<ErrorForm> forms) {
		this.forms = List.copyOf(forms);
	}

	/**
	 * Checks whether a path belongs to another protocol.
	 * @param path a path within the service
	 * @return whether its errors have a form of their own
	 */
	public boolean include(String path) {
		return this.forms.stream().anyMatch((form) -> form.covers(path));
	}

	/**
	 * Chooses the form of an error.
	 * @param document the error as a problem document, with the request's path as its
	 * {@code instance}
	 * @param contextPath what the path begins with in front of the service's own paths;
	 * empty for nothing
	 * @return the error in the form of the path's protocol; the document itself if the
	 * protocol has none of its own
	 */
	ErrorBody of(ProblemDetail document, String contextPath) {
		String path = (document.getInstance() != null) ? document.getInstance().getPath() : "";
		String own = path.startsWith(contextPath) ? path.substring(contextPath.length()) : path;
		return this.forms.stream()
			.filter((form) -> form.covers(own))
			.findFirst()
			.map((form) -> new ErrorBody(form.body(problem(document), String.valueOf(document.getDetail())),
					MediaType.APPLICATION_JSON))
			.orElseGet(() -> new ErrorBody(document, MediaType.APPLICATION_PROBLEM_JSON));
	}

	private static Problem problem(ProblemDetail document) {
		String type = String.valueOf(document.getType());
		String name = type.startsWith(TYPES) ? type.substring(TYPES.length()) : type;
		return new Problem(name, String.valueOf(document.getTitle()), document.getStatus());
	}

	/**
	 * An error in its form.
	 *
	 * @param body what is sent as JSON
	 * @param type its Content-Type
	 */
	record ErrorBody(Object body, MediaType type) {
	}

}
