package io.convscope.training;

import java.util.List;
import java.util.Optional;

import io.convscope.model.TrainingSettings;
import io.convscope.request.Option;
import io.convscope.request.OptionReader;
import io.convscope.request.web.Audited;
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

	private static final Option<String> NAME = RequestCheck.NAME;

	private final Runs runs;

	private final QueueForecast queue;

	RunChangeController(Runs runs, QueueForecast queue) {
		this.runs = runs;
		this.queue = queue;
	}

	@Audited("change")
	@PatchMapping(path = "/runs/{id}", produces = MediaType.APPLICATION_JSON_VALUE)
	RunView change(@PathVariable String id, @RequestBody ObjectNode body) {
		TrainingRun run = this.runs.get(id);
		OptionReader reader = new OptionReader();
		Optional<Double> learningRate = reader.field(body, LEARNING_RATE);
		Optional<String> name = reader.field(body, NAME).map(String::strip);
		reader.refuseOthers(body, List.of(NAME, LEARNING_RATE));
		if (!body.hasNonNull(LEARNING_RATE.name()) && !body.hasNonNull(NAME.name())) {
			reader.refuse(LEARNING_RATE.name(), "must be given, or name");
		}
		reader.requireNoErrors();
		// the rate first: an ended run refuses it, and then keeps its name too
		learningRate.ifPresent(run.rates()::change);
		name.ifPresent(run::rename);
		return this.queue.view(run.snapshot());
	}

}
