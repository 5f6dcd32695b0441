package io.convscope.web.problem;

import java.io.IOException;

import io.convscope.problem.Problem;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Writes problem documents outside of controllers. Thread-safe.
 */
@Component
public class ProblemAnswer {

	private final JsonMapper json;

	public ProblemAnswer(JsonMapper json) {
		this.json = json;
	}

	public void send(Problem problem, String detail, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		response.setStatus(problem.status());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		ProblemDocument.headers(problem).forEach((name, values) -> response.setHeader(name, values.get(0)));
		this.json.writeValue(response.getOutputStream(), ProblemDocument.of(problem, detail, RequestPath.of(request)));
	}

}
