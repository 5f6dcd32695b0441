package io.convscope.training.run;

import java.time.Instant;
import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.access.Caller;
import io.convscope.model.TrainingSettings;
import io.convscope.network.description.ArticleFilter;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.training.metrics.RateChange;
import org.jspecify.annotations.Nullable;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.CUSTOM;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_EMPTY;
import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

/**
 * A snapshot of a training run. Immutable. Files of earlier versions lack what is null or
 * empty in them, and are of the article's network.
 *
 * @param id the run's number, from 1
 * @param name its name, for users
 * @param state its state
 * @param phase what it does at the moment; null unless running
 * @param reason why it failed, was interrupted, was paused by a fault or ended before its
 * last epoch, and what to do; else null
 * @param notice what the user should know although the run continues; null if nothing
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
 * @param owner whose run it is; null if unknown
 * @param key name of the key with which it was requested; null if it needed none
 * @param place its place among its owner's queued runs, a number that grows with each run
 * that is queued, resumed or started, independently of the clock; null from its start on,
 * also if a restart queues it again
 * @param turn the last such number at which a run of its owner started, as far as this
 * run knows; null if none
 * @param stop the state that it is about to enter; null unless it is about to stop
 * @param fingerprint that of the data set's pictures when it started; null before
 * @param network the network that it trains
 * @param rateChanges the user's changes of its learning rate, in the order of their steps
 * @param choice what the service chose for it and why, in a sentence; null if nothing
 * @param sweep which run of which sweep it is; null if of none
 */
public record Run(int id, String name, RunState state, @Nullable RunPhase phase, @Nullable String reason,
		@Nullable String notice, String dataset, String recipe, TrainingSettings settings, Progress progress,
		Instant queuedAt, @Nullable Instant startedAt, @Nullable Instant resumedAt, @Nullable Instant endedAt,
		Engine engine, @Nullable Integer threads, @Nullable String modelId,
		@JsonInclude(NON_NULL) @Nullable String owner, @JsonInclude(NON_NULL) @Nullable String key,
		@JsonInclude(NON_NULL) @Nullable Long place, @JsonInclude(NON_NULL) @Nullable Long turn,
		@JsonInclude(NON_NULL) @Nullable PendingStop stop, @JsonInclude(NON_NULL) @Nullable String fingerprint,
		@JsonInclude(value = CUSTOM, valueFilter = ArticleFilter.class) NetworkDescription network,
		@JsonInclude(NON_EMPTY) List<RateChange> rateChanges, @JsonInclude(NON_NULL) @Nullable String choice,
		@JsonInclude(NON_NULL) @Nullable SweepPlace sweep) {

	/**
	 * Takes the defaults where a file of an earlier version has none.
	 */
	@SuppressWarnings("ConstantValue")
	public Run {
		network = (network != null) ? network : NetworkDescription.article();
		rateChanges = (rateChanges != null) ? List.copyOf(rateChanges) : List.of();
	}

	public static Run queued(int id, RunRequest request, Engine engine, Instant now, long place) {
		return new Run(id, request.name(), RunState.QUEUED, null, null, null, request.dataset(), request.recipe(),
				request.settings(), Progress.NONE, now, null, null, null, engine, null, null, request.owner(),
				Caller.name(), place, null, null, null, request.network(), List.of(), request.choice(), null);
	}

	/**
	 * Makes it a run of a sweep.
	 * @param sweep which one
	 * @param key name of the key with which the sweep was requested; null if it needed
	 * none
	 * @return the copy
	 */
	public Run ofSweep(SweepPlace sweep, @Nullable String key) {
		return new Run(this.id, this.name, this.state, this.phase, this.reason, this.notice, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, this.modelId, this.owner, key, this.place, this.turn, this.stop, this.fingerprint,
				this.network, this.rateChanges, this.choice, sweep);
	}

	public Run started(Engine engine, int threads, Instant now) {
		return new Run(this.id, this.name, RunState.RUNNING, RunPhase.DOWNLOADING, null, null, this.dataset,
				this.recipe, this.settings, this.progress, this.queuedAt,
				(this.startedAt != null) ? this.startedAt : now, this.resumedAt, null, engine, threads, this.modelId,
				this.owner, this.key, this.place, this.turn, null, this.fingerprint, this.network, this.rateChanges,
				this.choice, this.sweep);
	}

	public Run ended(RunState state, @Nullable String reason, Instant now) {
		return new Run(this.id, this.name, state, null, reason, this.notice, this.dataset, this.recipe, this.settings,
				this.progress.ended(), this.queuedAt, this.startedAt, this.resumedAt, state.isFinal() ? now : null,
				this.engine, this.threads, this.modelId, this.owner, this.key, this.place, this.turn, null,
				this.fingerprint, this.network, this.rateChanges, this.choice, this.sweep);
	}

	public Run queuedAgain(@Nullable Instant resumedAt, @Nullable Long place) {
		return new Run(this.id, this.name, RunState.QUEUED, null, null, null, this.dataset, this.recipe, this.settings,
				this.progress, this.queuedAt, this.startedAt, resumedAt, null, this.engine, this.threads, this.modelId,
				this.owner, this.key, place, this.turn, null, this.fingerprint, this.network, this.rateChanges,
				this.choice, this.sweep);
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
		return with(name, this.place, this.turn, this.fingerprint, this.rateChanges);
	}

	/**
	 * Notes that a run of its owner starts, which may be this one.
	 * @param place its place from now on; null if it is this one
	 * @param turn the number of that turn
	 * @return the copy
	 */
	public Run withTurn(@Nullable Long place, long turn) {
		return with(this.name, place, turn, this.fingerprint, this.rateChanges);
	}

	public Run withFingerprint(String fingerprint) {
		return with(this.name, this.place, this.turn, fingerprint, this.rateChanges);
	}

	public Run withRateChanges(List<RateChange> changes) {
		return with(this.name, this.place, this.turn, this.fingerprint, changes);
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

	void requireNotEnded() {
		if (this.state.isFinal()) {
			throw IllegalRunStateException.ended(this.id, this.state);
		}
	}

	void requireDeletable() {
		if (!this.state.isFinal()) {
			throw IllegalRunStateException.notDeletable(this.id, this.state);
		}
	}

	private Run with(@Nullable RunPhase phase, @Nullable String notice, Progress progress, @Nullable String modelId,
			@Nullable PendingStop stop) {
		return new Run(this.id, this.name, this.state, phase, this.reason, notice, this.dataset, this.recipe,
				this.settings, progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, modelId, this.owner, this.key, this.place, this.turn, stop, this.fingerprint,
				this.network, this.rateChanges, this.choice, this.sweep);
	}

	private Run with(String name, @Nullable Long place, @Nullable Long turn, @Nullable String fingerprint,
			List<RateChange> rateChanges) {
		return new Run(this.id, name, this.state, this.phase, this.reason, this.notice, this.dataset, this.recipe,
				this.settings, this.progress, this.queuedAt, this.startedAt, this.resumedAt, this.endedAt, this.engine,
				this.threads, this.modelId, this.owner, this.key, place, turn, this.stop, fingerprint, this.network,
				rateChanges, this.choice, this.sweep);
	}

}
