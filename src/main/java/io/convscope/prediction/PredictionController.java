package io.convscope.prediction;

import java.io.IOException;
import java.util.List;

import io.convscope.dataset.SampleAddress;
import io.convscope.image.reading.PictureUpload;
import io.convscope.image.reading.UploadedPicture;
import io.convscope.image.web.UploadReader;
import io.convscope.model.store.Models;
import io.convscope.request.OptionReader;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Predictions over HTTP.
 */
@RestController
class PredictionController {

	private static final int DEFAULT_TOP = 5;

	private final Models models;

	private final Predictions predictions;

	PredictionController(Models models, Predictions predictions) {
		this.models = models;
		this.predictions = predictions;
	}

	@PostMapping("/predict")
	Object predict(HttpServletRequest request, @RequestParam(required = false) @Nullable String sample,
			@RequestParam(name = "top", required = false) @Nullable String topText,
			@RequestParam(name = "model", required = false) @Nullable String modelId)
			throws IOException, ServletException {
		PictureUpload upload = UploadReader.of(request);
		OptionReader reader = new OptionReader();
		int top = reader.atLeast("top", topText, 1).orElse(DEFAULT_TOP);
		reader.requireNoErrors();
		upload.requireUnless(sample);
		if (sample != null) {
			SampleAddress address = SampleAddress.parse(sample);
			return this.predictions.ofSample(AskedModel.of(this.models, modelId), address, top);
		}
		AskedModel model = AskedModel.of(this.models, modelId);
		List<UploadedPicture> pictures = upload.pictures();
		return (pictures.size() == 1) ? this.predictions.ofPicture(model, pictures.get(0), top)
				: this.predictions.ofPictures(model, pictures, top);
	}

}
