package io.convscope.training.run;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.model.TrainingSettings;
import io.convscope.network.description.ArticleFilter;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.training.metrics.RateChange;
import org.jspecify.annotations.Nullable;

/**
 * A snapshot of a training run. Immutable.
 *
 * @param id the run's number, from 1
 * @param name its name, for users
 * @param state its state
 * @param phase what it does at the moment; null unless running
 * @param reason why it failed, was interrupted, was paused by a fault or ended before its
 * last epoch, and what to do; else null
 * @param notice what the user should know although the run continues; null if there is
 * nothing
 * @param dataset name of the data set
 * @param recipe name of the recipe that the settings come from
 * @param settings its settings
 * @param progress its progress
 * @param queuedAt when it was requested
 * @param startedAt when it first started on the training thread; null before
 * @param resumedAt when the user last resumed it; null if never
 * @param endedAt when it entered its final state; null before
 * @param engine the engine that computes it
 * @param threads the number of threads, on which the last bits of the results depend;
 * null before it started
 * @param modelId id of its model, which may be provisional; null if there is none yet
 * @param place its place in the queue, which grows with each run that is queued or
 * resumed, independently of the clock; null in files of earlier versions
 * @param stop the state that it is about to enter; null unless it is about to stop
 * @param fingerprint that of the data set's pictures when it started; null before, and in
 * files of earlier versions
 * @param network the network that it trains; the article's network in files of earlier
 * versions
 * @param rateChanges the user's changes of its learning rate, in the order of their
 * steps; none in files of earlier versions
 */
public record Run(int id, String name, RunState state, @Nullable RunPhase phase, @Nullable String reason,
		@Nullable String notice, String dataset, String recipe, TrainingSettings settings, Progress progress,
		Instant queuedAt, @Nullable Instant startedAt, @Nullable Instant resumedAt, @Nullable Instant endedAt,
		Engine engine, @Nullable Integer threads, @Nullable String modelId,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Long place,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable PendingStop stop,
		@JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String fingerprint,
		@JsonInclude(value = JsonInclude.Include.CUSTOM, valueFilter = ArticleFilter.class) NetworkDescription network,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<RateChange> rateChanges) {

	/**
	 * Takes the defaults where a file of an earlier version has none.
	 */
	@SuppressWarnings("ConstantValue")
	public Run {
		network = (network != null) ? network : NetworkDescription.article();
		rateChanges = (rateChanges != null) ? List.copyOf(rateChanges) : List.of();
	}

	/**
	 * The order of the queue: by place. Runs of earlier versions, which have no place,
	 * come first, by number.
	 */
	public static final Comparator<Run> FIRST_COME_FIRST_SERVED = Comparator
		.comparing(Run::place, Comparator.nullsFirst(Comparator.naturalOrder()))
		.thenComparingInt(Run::id);

	public static Run queued(int id, RunRequest request, Engine engine, Instant now, long place) {
		return new Run(id, request.name(), RunState.QUEUED, null, null, null, request.dataset(), request.recipe(),
				request.settings(), Progress.NONE, now, null, null, null, engine, null, null, place, null, null,
				request.network(), List.of());
	}

	public Run started(Engine engine, int threads, Instant now) {
		return new Run(this.id, this.name, RunState.RUNNING, RunPhase.DOWNLOADING, null, null, this.dataset,
				this.recipe, this.settings, this.progress, this.queuedAt,
				(this.startedAt != null) ? this.startedAt : now, this.resumedAt, null, engine, threads, this.modelId,
				this.place, null, this.fingerprint, this.network, this.rateChanges);
	}

	public Run ended(RunState state, @Nullable String reason, Instant now) {
		return new Run(this.id, this.name, state, null, reason, this.notice, this.dataset, this.recipe, this.settings,
				this.progress.ended(), this.queuedAt, this.startedAt, this.resumedAt, state.isFinal() ? now : null,
				this.engine, this.threads, this.modelId, this.place, null, this.fingerprint, this.network,
				this.rateChanges);
	}

	public Run queuedAgain(@Nullable Instant resumedAt, @Nullable Long place) {
		return new Run(this.id, this.name, RunState.QUEUED, null, null, null, this.dataset, this.recipe, this.settings,
				this.progress, this.queuedAt, this.startedAt, resumedAt, null, this.engine, this.threads, this.modelId,
				place, null, this.fingerprint, this.network, this.rateChanges);
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

	public Run withName(String name) {
		return new Run(this.id, name, this.state, this.phase, this.reason, this.notice, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, this.modelId, this.place, this.stop, this.fingerprint, this.network, this.rateChanges);
	}

	public Run withFingerprint(String fingerprint) {
		return new Run(this.id, this.name, this.state, this.phase, this.reason, this.notice, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, this.modelId, this.place, this.stop, fingerprint, this.network, this.rateChanges);
	}

	public Run withRateChanges(List<RateChange> changes) {
		return new Run(this.id, this.name, this.state, this.phase, this.reason, this.notice, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, this.modelId, this.place, this.stop, this.fingerprint, this.network, changes);
	}

	public Run withStop(@Nullable PendingStop stop) {
		return with(this.phase, this.notice, this.progress, this.modelId, stop);
	}

	/**
	 * Checks that the life cycle allows the next state.
	 * @param next the next state
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
	 * Checks that the run trains, or will.
	 * @throws IllegalRunStateException if it has ended
	 */
	void requireNotEnded() {
		if (this.state.isFinal()) {
			throw IllegalRunStateException.ended(this.id, this.state);
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
				this.threads, modelId, this.place, stop, this.fingerprint, this.network, this.rateChanges);
	}

}
