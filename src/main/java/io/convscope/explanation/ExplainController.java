package io.convscope.explanation;

import java.io.IOException;

import io.convscope.image.web.UploadReader;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.inspection.picture.ShownPictures;
import io.convscope.inspection.web.ViewAnswer;
import io.convscope.model.store.Models;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Explanations over HTTP.
 */
@RestController
class ExplainController {

	private final Models models;

	private final ShownPictures pictures;

	private final Explainer explainer;

	private final ViewAnswer answer;

	ExplainController(Models models, ShownPictures pictures, Explainer explainer, ViewAnswer answer) {
		this.models = models;
		this.pictures = pictures;
		this.explainer = explainer;
		this.answer = answer;
	}

	@RequestMapping(path = "/explain", method = { RequestMethod.GET, RequestMethod.POST })
	ResponseEntity<Object> explain(ExplainParameters parameters, HttpServletRequest http)
			throws IOException, ServletException {
		ExplainRequest request = ExplainRequest.of(parameters, this.models);
		ShownPicture shown = this.pictures.find(UploadReader.ofPost(http), request.sample(), request.model());
		return this.answer.send(this.explainer.explain(request, shown), http);
	}

}
