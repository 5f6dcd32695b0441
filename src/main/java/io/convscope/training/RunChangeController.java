package io.convscope.training;

import java.util.List;
import java.util.Optional;

import io.convscope.model.TrainingSettings;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.training.run.RunView;
import io.convscope.training.run.TrainingRun;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * Changes of runs that are there, over HTTP.
 */
@RestController
class RunChangeController {

	private static final Option<Double> LEARNING_RATE = TrainingSettings.LEARNING_RATE;

	private final Runs runs;

	RunChangeController(Runs runs) {
		this.runs = runs;
	}

	@PatchMapping(path = "/runs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	RunView change(@PathVariable String id, @RequestBody ObjectNode body) {
		TrainingRun run = this.runs.get(id);
		OptionReader reader = new OptionReader();
		Optional<Double> learningRate = reader.field(body, LEARNING_RATE);
		reader.refuseOthers(body, List.of(LEARNING_RATE));
		if (!body.hasNonNull(LEARNING_RATE.name())) {
			reader.refuse(LEARNING_RATE.name(), "must be given");
		}
		reader.requireNoErrors();
		return RunView.of(run.rates().change(learningRate.orElseThrow()));
	}

}
