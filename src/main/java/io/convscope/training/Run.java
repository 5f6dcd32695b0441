package io.convscope.training;

import java.time.Instant;
import java.util.Comparator;

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
 * @param reason why it failed, was interrupted, was paused by a fault or ended before its
 * last epoch, in words to act on; else null
 * @param notice what the user should know although the run goes on; null when nothing
 * @param dataset name of the data set
 * @param recipe where the settings come from
 * @param settings what it trains with
 * @param progress how far it is
 * @param queuedAt when it was asked for
 * @param startedAt when it first got the training thread; null before
 * @param resumedAt when the user last asked for it to go on; null when never
 * @param endedAt when it ended for good; null before
 * @param engine what computes it
 * @param threads on how many threads, which its numbers' last bits depend on; null before
 * it started
 * @param modelId the model made of it, maybe provisional; null when there is none yet
 */
record Run(int id, String name, RunState state, @Nullable RunPhase phase, @Nullable String reason,
		@Nullable String notice, String dataset, Recipe recipe, TrainingSettings settings, Progress progress,
		Instant queuedAt, @Nullable Instant startedAt, @Nullable Instant resumedAt, @Nullable Instant endedAt,
		Engine engine, @Nullable Integer threads, @Nullable String modelId) {

	/** In the order in which they wait for the training thread. */
	static final Comparator<Run> FIRST_COME_FIRST_SERVED = Comparator.comparing(Run::waitingSince)
		.thenComparingInt(Run::id);

	static Run queued(int id, RunRequest request, Engine engine, Instant now) {
		return new Run(id, request.name(), RunState.QUEUED, null, null, null, request.dataset(), request.recipe(),
				request.settings(), Progress.NONE, now, null, null, null, engine, null, null);
	}

	private Instant waitingSince() {
		return (this.resumedAt != null) ? this.resumedAt : this.queuedAt;
	}

	Run started(Engine engine, int threads, Instant now) {
		return new Run(this.id, this.name, RunState.RUNNING, RunPhase.DOWNLOADING, null, null, this.dataset,
				this.recipe, this.settings, this.progress, this.queuedAt,
				(this.startedAt != null) ? this.startedAt : now, this.resumedAt, null, engine, threads, this.modelId);
	}

	Run ended(RunState state, @Nullable String reason, Instant now) {
		return new Run(this.id, this.name, state, null, reason, this.notice, this.dataset, this.recipe, this.settings,
				this.progress.ended(), this.queuedAt, this.startedAt, this.resumedAt, state.isFinal() ? now : null,
				this.engine, this.threads, this.modelId);
	}

	Run queuedAgain(@Nullable Instant resumedAt) {
		return new Run(this.id, this.name, RunState.QUEUED, null, null, null, this.dataset, this.recipe, this.settings,
				this.progress, this.queuedAt, this.startedAt, resumedAt, null, this.engine, this.threads, this.modelId);
	}

	Run at(RunPhase phase, Progress progress) {
		return new Run(this.id, this.name, this.state, phase, this.reason, this.notice, this.dataset, this.recipe,
				this.settings, progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, this.modelId);
	}

	Run withNotice(@Nullable String notice) {
		return new Run(this.id, this.name, this.state, this.phase, this.reason, notice, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, this.modelId);
	}

	Run withModel(String modelId) {
		return new Run(this.id, this.name, this.state, this.phase, this.reason, this.notice, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, modelId);
	}

}
