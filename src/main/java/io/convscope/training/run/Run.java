package io.convscope.training.run;

import java.time.Instant;
import java.util.Comparator;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.model.TrainingSettings;
import io.convscope.network.description.ArticleFilter;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
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
 * @param recipe name of the recipe where the settings come from
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
 * @param place its place in the queue, which grows with each run that is queued or
 * resumed, whatever the clock says; null in files of earlier versions
 * @param stop what it is about to become; null unless it is running, and mostly then
 * @param network what it trains; the article's network in files of earlier versions
 */
public record Run(int id, String name, RunState state, @Nullable RunPhase phase, @Nullable String reason,
		@Nullable String notice, String dataset, String recipe, TrainingSettings settings, Progress progress,
		Instant queuedAt, @Nullable Instant startedAt, @Nullable Instant resumedAt, @Nullable Instant endedAt,
		Engine engine, @Nullable Integer threads, @Nullable String modelId,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long place,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PendingStop stop,
		@JsonInclude(value = JsonInclude.Include.CUSTOM,
				valueFilter = ArticleFilter.class) NetworkDescription network) {

	/**
	 * Takes the article's network where a file names none.
	 */
	@SuppressWarnings("ConstantValue")
	public Run {
		network = (network != null) ? network : NetworkDescription.article();
	}

	/**
	 * In the order in which they wait for the training thread: by their places, those of
	 * earlier versions, which have none, first and by their numbers.
	 */
	public static final Comparator<Run> FIRST_COME_FIRST_SERVED = Comparator
		.comparing(Run::place, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparingInt(Run::id);

	public static Run queued(int id, RunRequest request, Engine engine, Instant now, long place) {
		return new Run(id, request.name(), RunState.QUEUED, null, null, null, request.dataset(), request.recipe(),
				request.settings(), Progress.NONE, now, null, null, null, engine, null, null, place, null,
				request.network());
	}

	public Run started(Engine engine, int threads, Instant now) {
		return new Run(this.id, this.name, RunState.RUNNING, RunPhase.DOWNLOADING, null, null, this.dataset,
				this.recipe, this.settings, this.progress, this.queuedAt,
				(this.startedAt != null) ? this.startedAt : now, this.resumedAt, null, engine, threads, this.modelId,
				this.place, null, this.network);
	}

	public Run ended(RunState state, @Nullable String reason, Instant now) {
		return new Run(this.id, this.name, state, null, reason, this.notice, this.dataset, this.recipe, this.settings,
				this.progress.ended(), this.queuedAt, this.startedAt, this.resumedAt, state.isFinal() ? now : null,
				this.engine, this.threads, this.modelId, this.place, null, this.network);
	}

	public Run queuedAgain(@Nullable Instant resumedAt, @Nullable Long place) {
		return new Run(this.id, this.name, RunState.QUEUED, null, null, null, this.dataset, this.recipe, this.settings,
				this.progress, this.queuedAt, this.startedAt, resumedAt, null, this.engine, this.threads, this.modelId,
				place, null, this.network);
	}

	public Run at(RunPhase phase, Progress progress) {
		return with(phase, this.notice, progress, this.modelId, this.stop);
	}

	public Run withNotice(@Nullable String notice) {
		return with(this.phase, notice, this.progress, this.modelId, this.stop);
	}

	public Run withModel(String modelId) {
		return with(this.phase, this.notice, this.progress, modelId, this.stop);
	}

	public Run withStop(@Nullable PendingStop stop) {
		return with(this.phase, this.notice, this.progress, this.modelId, stop);
	}

	/**
	 * Checks that the life cycle leads on to a state.
	 * @param next the state
	 * @throws IllegalRunStateException if it does not
	 */
	void requireCanBecome(RunState next) {
		if (!this.state.canBecome(next)) {
			throw IllegalRunStateException.of(this.id, this.state, next);
		}
	}

	/**
	 * Checks that the user may resume the run.
	 * @throws IllegalRunStateException if it is neither paused nor interrupted
	 */
	void requireResumable() {
		if (this.state == RunState.RUNNING && this.stop != null) {
			throw IllegalRunStateException.stopping(this.id, this.stop.state());
		}
		requireCanBecome(RunState.QUEUED);
	}

	/**
	 * Checks that the user may pause the run.
	 * @throws IllegalRunStateException if it is not running, or about to end for good
	 */
	void requirePausable() {
		requireCanBecome(RunState.PAUSED);
		if (this.stop != null && this.stop.state() != RunState.PAUSED) {
			throw IllegalRunStateException.stopping(this.id, this.stop.state());
		}
	}

	/**
	 * Checks that the user may delete the run.
	 * @throws IllegalRunStateException if it has not ended
	 */
	void requireDeletable() {
		if (!this.state.isFinal()) {
			throw IllegalRunStateException.notDeletable(this.id, this.state);
		}
	}

	private Run with(@Nullable RunPhase phase, @Nullable String notice, Progress progress, @Nullable String modelId,
			@Nullable PendingStop stop) {
		return new Run(this.id, this.name, this.state, phase, this.reason, notice, this.dataset, this.recipe,
				this.settings, progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, modelId, this.place, stop, this.network);
	}

}
