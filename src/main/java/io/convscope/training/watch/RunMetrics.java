package io.convscope.training.watch;

import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

import io.convscope.metric.Meters;
import io.convscope.training.Runs;
import io.convscope.training.run.Progress;
import io.convscope.training.run.RunState;
import io.convscope.training.run.TrainingProperties;
import io.convscope.training.run.TrainingRun;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.binder.MeterBinder;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Metrics of runs. Those of single runs are of the one that trains, so that their number
 * does not grow with that of the runs.
 */
@Component
class RunMetrics implements MeterBinder {

	private static final String ACCURACY = "convscope.run.accuracy";

	private static final String OF_ACCURACY = "Accuracy of the run that trains, 0 to 1";

	private final Runs runs;

	private final TrainingProperties properties;

	private final Clock clock;

	RunMetrics(Runs runs, TrainingProperties properties, Clock clock) {
		this.runs = runs;
		this.properties = properties;
		this.clock = clock;
	}

	@Override
	public void bindTo(MeterRegistry registry) {
		for (RunState state : RunState.values()) {
			Meters.gauge(registry, "convscope.runs", null, "Runs by state",
					() -> this.runs.list().stream().filter((run) -> run.state() == state).count(), "state",
					state.name().toLowerCase(Locale.ROOT));
		}
		Meters.gauge(registry, "convscope.runs.queue.limit", null, "Runs that may wait",
				this.properties::queueCapacity);
		gauge(registry, "convscope.run.number", null, "Number of the run that trains", TrainingRun::id);
		gauge(registry, "convscope.run.epoch", null, "Epochs that it has finished", of(Progress::epoch));
		gauge(registry, "convscope.run.epochs", null, "Epochs that it is to take",
				(run) -> run.snapshot().settings().epochs());
		gauge(registry, "convscope.run.loss", null, "Its mean cross-entropy in the current epoch", of(Progress::loss));
		gauge(registry, ACCURACY, null, OF_ACCURACY, of(Progress::trainAccuracy), "part", "train");
		gauge(registry, ACCURACY, null, OF_ACCURACY, of(Progress::validationAccuracy), "part", "validation");
		gauge(registry, ACCURACY, null, OF_ACCURACY, of(Progress::testAccuracy), "part", "test");
		gauge(registry, "convscope.run.speed", "pictures_per_second", "Pictures that it learns in a second",
				of(Progress::picturesPerSecond));
		gauge(registry, "convscope.run.left", "seconds", "The time that it still needs, as estimated",
				of(Progress::etaSeconds));
		gauge(registry, "convscope.run.checkpoint.age", "seconds", "Time since its last checkpoint",
				this::checkpointAge);
	}

	private void gauge(MeterRegistry registry, String name, @Nullable String unit, String description,
			Function<TrainingRun, @Nullable Number> value, String... labels) {
		Meters.gauge(registry, name, unit, description, () -> running().map(value).orElse(null), labels);
	}

	private Optional<TrainingRun> running() {
		return this.runs.all().stream().filter((run) -> run.snapshot().state() == RunState.RUNNING).findFirst();
	}

	private static Function<TrainingRun, @Nullable Number> of(Function<Progress, @Nullable Number> figure) {
		return (run) -> figure.apply(run.snapshot().progress());
	}

	private @Nullable Number checkpointAge(TrainingRun run) {
		return run.checkpoints()
			.writtenAt()
			.map((at) -> Duration.between(at, this.clock.instant()).toMillis() / 1000.0)
			.orElse(null);
	}

}
