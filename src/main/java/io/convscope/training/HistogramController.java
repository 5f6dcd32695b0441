package io.convscope.training;

import java.util.List;

import io.convscope.network.Architecture;
import io.convscope.request.OptionReader;
import io.convscope.training.histogram.EpochHistograms;
import io.convscope.training.run.Run;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;

import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * How a run's weights, gradients and outputs are spread after each epoch, over HTTP.
 */
@RestController
class HistogramController {

	private static final int ANY_CLASSES = 2;

	private static final int USUAL_EPOCHS = 200;

	// as many as a run may have, and the one before the first
	private static final int MOST_EPOCHS = 1001;

	private final Runs runs;

	HistogramController(Runs runs) {
		this.runs = runs;
	}

	@GetMapping("/runs/{id}/histograms")
	Histograms histograms(@PathVariable String id, @RequestParam(required = false) @Nullable String layer,
			@RequestParam(required = false) @Nullable String maxEpochs) {
		TrainingRun run = this.runs.get(id);
		Run snapshot = run.snapshot();
		if (layer != null) {
			new Architecture(snapshot.network(), ANY_CLASSES).layer(layer);
		}
		int most = OptionReader.onlyNumber("maxEpochs", maxEpochs, 1, MOST_EPOCHS).orElse(USUAL_EPOCHS);
		return new Histograms(snapshot.id(), run.histograms()
			.read(snapshot.progress().epoch(), most, (each) -> (layer != null) ? each.of(layer) : each));
	}

	/**
	 * The body of an answer.
	 *
	 * @param runId the run's number
	 * @param epochs the kept epochs, in order; 0 is before the first
	 */
	record Histograms(int runId, List<EpochHistograms> epochs) {
	}

}
