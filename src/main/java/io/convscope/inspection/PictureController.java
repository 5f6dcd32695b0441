package io.convscope.inspection;

import java.io.IOException;

import io.convscope.dataset.SampleAddress;
import io.convscope.image.web.UploadReader;
import io.convscope.inspection.picture.ShownPictures;
import io.convscope.inspection.web.ViewAnswer;
import io.convscope.model.Model;
import io.convscope.model.store.Models;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;

import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RestController;

/**
 * Pictures as networks take them, over HTTP.
 */
@RestController
class PictureController {

	private final Models models;

	private final ShownPictures pictures;

	private final ViewAnswer answer;

	PictureController(Models models, ShownPictures pictures, ViewAnswer answer) {
		this.models = models;
		this.pictures = pictures;
		this.answer = answer;
	}

	@RequestMapping(path = "/picture", method = { RequestMethod.GET, RequestMethod.POST })
	ResponseEntity<Object> picture(MapParameters parameters, HttpServletRequest http)
			throws IOException, ServletException {
		Model model = this.models.resolve(parameters.model());
		MapOptions options = MapOptions.of(parameters, model.pictureSize().channels());
		String sample = parameters.sample();
		return this.answer.send(new PictureView(Origin.of(model), this.pictures.find(UploadReader.ofPost(http),
				(sample != null) ? SampleAddress.parse(sample) : null, model), options), http);
	}

}
