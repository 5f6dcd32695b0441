package io.convscope.serving.torchserve;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

import io.convscope.image.reading.PictureReader;
import io.convscope.image.reading.PictureUpload;
import io.convscope.image.web.UploadReader;
import io.convscope.model.Model;
import io.convscope.model.Prediction;
import io.convscope.prediction.ModelAnswer;
import io.convscope.prediction.Predictor;
import io.convscope.request.LargeBody;
import io.convscope.request.OptionReader;
import io.convscope.serving.ModelVersions;
import io.convscope.serving.ServedModels;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.context.annotation.Bean;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Predictions as TorchServe and DJL Serving answer them. The picture is the body,
 * whatever its type, or the only part of a form, whatever its name; {@code curl -T} sends
 * PUT.
 */
@RestController
class PredictionsController {

	private static final int TOP = 5;

	// the forms of these servers have no place for it
	private static final String MODEL = "X-Convscope-Model";

	private final ServedModels models;

	private final Predictor predictor;

	private final PictureReader reader;

	PredictionsController(ServedModels models, Predictor predictor, PictureReader reader) {
		this.models = models;
		this.predictor = predictor;
		this.reader = reader;
	}

	@Bean
	static LargeBody torchServeBodies() {
		return new LargeBody("/predictions/");
	}

	@RequestMapping(path = { "/predictions/{name}", "/predictions/{name}/{version}" },
			method = { RequestMethod.POST, RequestMethod.PUT })
	ResponseEntity<Object> predict(HttpServletRequest request, @PathVariable String name,
			@PathVariable(required = false) @Nullable String version,
			@RequestParam(name = "format", required = false) @Nullable String formatText)
			throws IOException, ServletException {
		OptionReader options = new OptionReader();
		Format format = options.choice("format", formatText, Format.values()).orElse(Format.TORCHSERVE);
		options.requireNoErrors();
		Model model = this.models.find(name, version);
		PictureUpload upload = UploadReader.ofAnyType(request);
		ModelAnswer answer = this.predictor.count(model,
				() -> this.predictor.predict(model, upload.only().read(this.reader, model.pictureSize())));
		if (version != null) {
			ModelVersions.require(answer.model(), version);
		}
		List<Prediction> ranked = answer.rank(TOP);
		Object body = (format == Format.DJL) ? ranked.stream().map(ClassProbability::of).toList() : byLabel(ranked);
		return ResponseEntity.ok().header(MODEL, answer.model().id()).body(body);
	}

	private static Map<String, Float> byLabel(List<Prediction> ranked) {
		Map<String, Float> probabilities = new LinkedHashMap<>();
		ranked.forEach((each) -> probabilities.put(each.label(), each.probability()));
		return probabilities;
	}

	/**
	 * A form of answers.
	 */
	private enum Format {

		TORCHSERVE, DJL

	}

	/**
	 * A label in DJL Serving's form.
	 *
	 * @param className the label
	 * @param probability its probability, 0 to 1
	 */
	record ClassProbability(String className, float probability) {

		private static ClassProbability of(Prediction prediction) {
			return new ClassProbability(prediction.label(), prediction.probability());
		}

	}

}
