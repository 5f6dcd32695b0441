package io.convscope.training.run;

import java.time.Instant;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.model.TrainingSettings;
import io.convscope.network.engine.Engine;
import org.jspecify.annotations.Nullable;

/**
 * A run as the API shows it. {@link Run} and {@link Progress} describe the other fields.
 *
 * @param network its network's name
 * @param networkDescription what its network is, in a sentence: networks that were
 * changed may have the same name
 * @param queuePlace its place in the queue, from 1 for the next run; null unless queued,
 * and in events
 * @param startsInSeconds estimated time until it starts; null if unknown, unless queued,
 * and in events
 */
public record RunView(int id, String name, @Nullable String owner, RunState state, @Nullable RunPhase phase,
		@Nullable String reason, @Nullable String notice, @Nullable String choice, String dataset, String network,
		String networkDescription, String recipe, TrainingSettings settings, int epoch, int epochs, int batch,
		int batches, @Nullable Double loss, @Nullable Double trainAccuracy, @Nullable Double validationAccuracy,
		@Nullable Double testAccuracy, @Nullable Double picturesPerSecond, @Nullable Double elapsedSeconds,
		@Nullable Long etaSeconds, Instant queuedAt, @Nullable Instant startedAt, @Nullable Instant resumedAt,
		@Nullable Instant endedAt, Engine engine, @Nullable Integer threads, @Nullable String modelId,
		@Nullable Integer queuePlace, @Nullable Long startsInSeconds,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable SweepPlace sweep) {

	public static RunView of(Run run) {
		Progress progress = run.progress();
		return new RunView(run.id(), run.name(), run.owner(), run.state(), run.phase(), run.reason(), run.notice(),
				run.choice(), run.dataset(), run.network().name(), run.network().description(), run.recipe(),
				run.settings(), progress.epoch(), run.settings().epochs(), progress.batch(), progress.batches(),
				progress.loss(), progress.trainAccuracy(), progress.validationAccuracy(), progress.testAccuracy(),
				progress.picturesPerSecond(), progress.elapsedSeconds(), progress.etaSeconds(), run.queuedAt(),
				run.startedAt(), run.resumedAt(), run.endedAt(), run.engine(), run.threads(), run.modelId(), null, null,
				run.sweep());
	}

	/**
	 * Adds the place of a queued run.
	 * @param place its place, from 1 for the next run
	 * @param seconds estimated time until it starts; null if unknown
	 * @return the same run with both
	 */
	public RunView queued(int place, @Nullable Long seconds) {
		return new RunView(this.id, this.name, this.owner, this.state, this.phase, this.reason, this.notice,
				this.choice, this.dataset, this.network, this.networkDescription, this.recipe, this.settings,
				this.epoch, this.epochs, this.batch, this.batches, this.loss, this.trainAccuracy,
				this.validationAccuracy, this.testAccuracy, this.picturesPerSecond, this.elapsedSeconds,
				this.etaSeconds, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine, this.threads,
				this.modelId, place, seconds, this.sweep);
	}

}
