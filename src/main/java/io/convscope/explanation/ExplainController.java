package io.convscope.explanation;

import java.io.IOException;

import io.convscope.inspection.ShownPictures;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.ServletWebRequest;

/**
 * Explanations over HTTP.
 */
@RestController
@RequestMapping("/explain")
class ExplainController {

	private final ExplainRequests requests;

	private final ShownPictures pictures;

	private final Explainer explainer;

	private final ExplainAnswer answer;

	ExplainController(ExplainRequests requests, ShownPictures pictures, Explainer explainer, ExplainAnswer answer) {
		this.requests = requests;
		this.pictures = pictures;
		this.explainer = explainer;
		this.answer = answer;
	}

	@GetMapping
	ResponseEntity<Object> ofSample(ExplainParameters parameters, HttpServletRequest servletRequest)
			throws HttpMediaTypeNotAcceptableException {
		ExplainRequest request = this.requests.check(parameters);
		Explanation explanation = this.explainer.explain(request,
				this.pictures.find(request.sample(), request.model().dataset()));
		return this.answer.send(explanation, request, new ServletWebRequest(servletRequest));
	}

	@PostMapping
	ResponseEntity<Object> ofPicture(ExplainParameters parameters, HttpServletRequest servletRequest)
			throws IOException, ServletException {
		ExplainRequest request = this.requests.check(parameters);
		Explanation explanation = this.explainer.explain(request,
				this.pictures.sent(servletRequest, request.sample(), request.model().dataset()));
		return this.answer.send(explanation, request, new ServletWebRequest(servletRequest));
	}

}
