package io.convscope.training;

import java.time.Instant;

import io.convscope.model.TrainingSettings;
import io.convscope.network.Engine;
import org.jspecify.annotations.Nullable;

/**
 * One training job as it stood at one moment.
 *
 * @param id its number, from 1
 * @param name what people call it
 * @param state where it stands
 * @param phase what it is at; null unless running
 * @param reason why it failed, was interrupted or ended before its last epoch, in words
 * to act on; else null
 * @param dataset name of the data set
 * @param recipe where the settings come from
 * @param settings what it trains with
 * @param progress how far it is
 * @param queuedAt when it was asked for
 * @param startedAt when it got the training thread; null before
 * @param endedAt when it ended or was interrupted; null before
 * @param engine what computes it
 * @param modelId the model made of it, maybe provisional; null when there is none yet
 */
record Run(int id, String name, RunState state, @Nullable RunPhase phase, @Nullable String reason, String dataset,
		Recipe recipe, TrainingSettings settings, Progress progress, Instant queuedAt, @Nullable Instant startedAt,
		@Nullable Instant endedAt, Engine engine, @Nullable String modelId) {

	static Run queued(int id, RunRequest request, Engine engine, Instant now) {
		return new Run(id, request.name(), RunState.QUEUED, null, null, request.dataset(), request.recipe(),
				request.settings(), Progress.NONE, now, null, null, engine, null);
	}

	Run started(Engine engine, Instant now) {
		return new Run(this.id, this.name, RunState.RUNNING, RunPhase.DOWNLOADING, null, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, now, null, engine, this.modelId);
	}

	Run ended(RunState state, @Nullable String reason, Instant now) {
		return new Run(this.id, this.name, state, null, reason, this.dataset, this.recipe, this.settings,
				this.progress.ended(), this.queuedAt, this.startedAt, now, this.engine, this.modelId);
	}

	Run at(RunPhase phase, Progress progress) {
		return new Run(this.id, this.name, this.state, phase, this.reason, this.dataset, this.recipe, this.settings,
				progress, this.queuedAt, this.startedAt, this.endedAt, this.engine, this.modelId);
	}

	Run withModel(String modelId) {
		return new Run(this.id, this.name, this.state, this.phase, this.reason, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, this.startedAt, this.endedAt, this.engine, modelId);
	}

}
