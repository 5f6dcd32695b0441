package io.convscope.web.problem;

import java.io.IOException;

import io.convscope.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;

/**
 * Writes problem documents outside of controllers, in the form of the protocol that the
 * request belongs to. Thread-safe.
 */
@Component
public class ProblemAnswer {

	private final JsonMapper json;

	private final ErrorForms forms;

	public ProblemAnswer(JsonMapper json, ErrorForms forms) {
		this.json = json;
		this.forms = forms;
	}

	public void send(Problem problem, String detail, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		ErrorForms.ErrorBody body = this.forms.of(ProblemDocument.of(problem, detail, RequestPath.of(request)),
				request.getContextPath());
		response.setStatus(problem.status());
		response.setHeader(HttpHeaders.CACHE_CONTROL, CacheControl.noStore().getHeaderValue());
		response.setContentType(body.type().toString());
		ProblemDocument.headers(problem).forEach((name, values) -> {
			if (!response.containsHeader(name)) {
				response.setHeader(name, values.get(0));
			}
		});
		this.json.writeValue(response.getOutputStream(), body.body());
	}

}
