package io.convscope.training;

import java.io.IOException;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.evaluation.CellChoice;
import io.convscope.evaluation.CellPictures;
import io.convscope.evaluation.Evaluation;
import io.convscope.evaluation.PastPredictions;
import io.convscope.evaluation.SampleHistory;
import io.convscope.image.web.UploadReader;
import io.convscope.inspection.MapParameters;
import io.convscope.inspection.epoch.EpochArchive;
import io.convscope.inspection.epoch.EpochInspector;
import io.convscope.inspection.epoch.EpochList;
import io.convscope.inspection.picture.ShownPicture;
import io.convscope.inspection.picture.ShownPictures;
import io.convscope.inspection.web.ViewAnswer;
import io.convscope.training.run.TrainingRun;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.ResponseEntity;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * A run's feature maps, filters and predictions after each epoch, over HTTP.
 */
@RestController
@RequestMapping("/runs/{id}")
class EpochController {

	private final Runs runs;

	private final EpochInspector inspector;

	private final ShownPictures pictures;

	private final ViewAnswer answer;

	private final PastPredictions predictions;

	EpochController(Runs runs, EpochInspector inspector, ShownPictures pictures, ViewAnswer answer,
			PastPredictions predictions) {
		this.runs = runs;
		this.inspector = inspector;
		this.pictures = pictures;
		this.answer = answer;
		this.predictions = predictions;
	}

	@GetMapping("/epochs")
	KeptEpochs epochs(@PathVariable String id) {
		TrainingRun run = this.runs.get(id);
		return new KeptEpochs(this.inspector.list(run.epochs()), run.predictions().files().epochs());
	}

	@GetMapping("/predictions")
	SampleHistory predictions(@PathVariable String id, @RequestParam(required = false) @Nullable String sample) {
		return this.predictions.of(this.runs.get(id).predictions(), sample);
	}

	@GetMapping("/evaluation")
	Evaluation evaluation(@PathVariable String id, @RequestParam(required = false) @Nullable String epoch,
			@RequestParam(required = false) @Nullable String mistakes) {
		return this.predictions.evaluation(this.runs.get(id).predictions(), epoch, mistakes);
	}

	@GetMapping("/evaluation/samples")
	CellPictures pictures(@PathVariable String id, @RequestParam(required = false) @Nullable String epoch,
			@RequestParam(name = "true", required = false) @Nullable String label,
			@RequestParam(required = false) @Nullable String predicted,
			@RequestParam(required = false) @Nullable String offset,
			@RequestParam(required = false) @Nullable String limit) {
		return this.predictions.pictures(this.runs.get(id).predictions(), epoch,
				new CellChoice.Parameters(label, predicted, offset, limit));
	}

	@RequestMapping(path = "/featuremaps/{layer}", method = { RequestMethod.GET, RequestMethod.POST })
	ResponseEntity<Object> maps(@PathVariable String id, @PathVariable String layer,
			@RequestParam(required = false) @Nullable String epoch, MapParameters parameters,
			HttpServletRequest request) throws IOException, ServletException {
		EpochArchive archive = this.runs.get(id).epochs();
		EpochInspector.Request wanted = this.inspector.check(archive, layer, parameters);
		ShownPicture shown = this.pictures.find(UploadReader.ofPost(request), wanted.sample(), archive.dataset(),
				archive.pictureSize());
		return this.answer.send(this.inspector.maps(wanted, epoch, shown), request);
	}

	@GetMapping("/filters/{layer}")
	ResponseEntity<Object> filters(@PathVariable String id, @PathVariable String layer,
			@RequestParam(required = false) @Nullable String epoch, MapParameters parameters,
			HttpServletRequest request) throws HttpMediaTypeNotAcceptableException {
		return this.answer.send(this.inspector.filters(this.runs.get(id).epochs(), layer, epoch, parameters), request);
	}

	/**
	 * The stored epochs of a run.
	 *
	 * @param layers the epochs and layers whose feature maps are available
	 * @param predictions the epochs whose predictions for the test pictures are
	 * available, in ascending order
	 */
	record KeptEpochs(@JsonUnwrapped EpochList layers, List<Integer> predictions) {
	}

}
