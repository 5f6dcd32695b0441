package io.convscope.training.run;

import java.time.Instant;

import io.convscope.model.TrainingSettings;
import io.convscope.network.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it. {@link Run} and {@link Progress} describe the fields.
 */
public record RunView(int id, String name, RunState state, @Nullable RunPhase phase, @Nullable String reason,
		@Nullable String notice, String dataset, String network, String recipe, TrainingSettings settings, int epoch,
		int epochs, int batch, int batches, @Nullable Double loss, @Nullable Double trainAccuracy,
		@Nullable Double validationAccuracy, @Nullable Double testAccuracy, @Nullable Double picturesPerSecond,
		@Nullable Double elapsedSeconds, @Nullable Long etaSeconds, Instant queuedAt, @Nullable Instant startedAt,
		@Nullable Instant resumedAt, @Nullable Instant endedAt, Engine engine, @Nullable Integer threads,
		@Nullable String modelId) {

	public static RunView of(Run run) {
		Progress progress = run.progress();
		return new RunView(run.id(), run.name(), run.state(), run.phase(), run.reason(), run.notice(), run.dataset(),
				run.network().name(), run.recipe(), run.settings(), progress.epoch(), run.settings().epochs(),
				progress.batch(), progress.batches(), progress.loss(), progress.trainAccuracy(),
				progress.validationAccuracy(), progress.testAccuracy(), progress.picturesPerSecond(),
				progress.elapsedSeconds(), progress.etaSeconds(), run.queuedAt(), run.startedAt(), run.resumedAt(),
				run.endedAt(), run.engine(), run.threads(), run.modelId());
	}

}
