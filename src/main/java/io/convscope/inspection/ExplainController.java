package io.convscope.inspection;

import java.io.IOException;

import io.convscope.image.PictureUpload;
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

	private final Explainer explainer;

	private final ExplainAnswer answer;

	ExplainController(ExplainRequests requests, Explainer explainer, ExplainAnswer answer) {
		this.requests = requests;
		this.explainer = explainer;
		this.answer = answer;
	}

	@GetMapping
	ResponseEntity<Object> ofSample(ExplainParameters parameters, HttpServletRequest servletRequest)
			throws HttpMediaTypeNotAcceptableException {
		ExplainRequest request = this.requests.check(parameters);
		return this.answer.send(this.explainer.ofSample(request), request, new ServletWebRequest(servletRequest));
	}

	@PostMapping
	ResponseEntity<Object> ofPicture(ExplainParameters parameters, HttpServletRequest servletRequest)
			throws IOException, ServletException {
		ExplainRequest request = this.requests.check(parameters);
		PictureUpload upload = PictureUpload.of(servletRequest);
		upload.requireUnless(parameters.sample());
		Explanation explanation = (request.sample() != null) ? this.explainer.ofSample(request)
				: this.explainer.ofPicture(request, upload.only());
		return this.answer.send(explanation, request, new ServletWebRequest(servletRequest));
	}

}
