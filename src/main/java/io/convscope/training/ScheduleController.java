package io.convscope.training;

import java.util.List;
import java.util.stream.LongStream;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.model.TrainingSettings;
import io.convscope.training.loop.EpochSize;
import io.convscope.training.loop.LearningRateSchedule;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/**
 * The learning rates that a run would have, over HTTP; starts nothing.
 */
@RestController
class ScheduleController {

	private static final int POINTS = 200;

	private final RunRequests requests;

	private final DatasetCatalog datasets;

	ScheduleController(RunRequests requests, DatasetCatalog datasets) {
		this.requests = requests;
		this.datasets = datasets;
	}

	@PostMapping(path = "/train/schedule", produces = MediaType.APPLICATION_JSON_VALUE)
	Schedule schedule(@RequestBody(required = false) @Nullable ObjectNode body) {
		RunRequest request = this.requests.complete((body != null) ? body : JsonNodeFactory.instance.objectNode());
		TrainingSettings settings = request.settings();
		int batches = EpochSize.of(settings, this.datasets.status(request.dataset()).train()).batches();
		LearningRateSchedule schedule = LearningRateSchedule.of(settings, batches);
		long last = schedule.steps() - 1;
		List<Point> points = LongStream.range(0, Math.min(POINTS, last + 1))
			.map((i) -> (last < POINTS) ? i : i * last / (POINTS - 1))
			.mapToObj((step) -> new Point(step, (double) step / batches, schedule.at(step)))
			.toList();
		return new Schedule(settings.epochs(), batches, points);
	}

	/**
	 * The body of an answer.
	 *
	 * @param epochs of the run
	 * @param batches steps in an epoch
	 * @param points rates at evenly spaced steps, with the first and the last
	 */
	record Schedule(int epochs, int batches, List<Point> points) {
	}

	/**
	 * The rate of one step.
	 *
	 * @param step how many steps were taken before it
	 * @param epoch the same in epochs, with a fraction
	 * @param learningRate its rate
	 */
	record Point(long step, double epoch, double learningRate) {
	}

}
