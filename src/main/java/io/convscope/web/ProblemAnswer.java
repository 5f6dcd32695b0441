package io.convscope.web;

import java.io.IOException;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Writes problem documents where no controller is concerned. Thread safe.
 */
@Component
class ProblemAnswer {

	private final JsonMapper json;

	ProblemAnswer(JsonMapper json) {
		this.json = json;
	}

	void send(Problem problem, String detail, HttpServletRequest request, HttpServletResponse response)
			throws IOException {
		response.setStatus(problem.status().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		if (problem.status() == HttpStatus.SERVICE_UNAVAILABLE) {
			response.setHeader(HttpHeaders.RETRY_AFTER, "1");
		}
		this.json.writeValue(response.getOutputStream(), problem.detail(detail, RequestPath.of(request)));
	}

}
