package io.convscope.sweep;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.training.run.Run;
import org.jspecify.annotations.Nullable;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

/**
 * A snapshot of a sweep. Immutable.
 *
 * @param id its number, from 1
 * @param name its name, for users
 * @param owner whose it is; null for nobody's
 * @param key name of the key with which it was requested; null if it needed none
 * @param createdAt when it was requested
 * @param endedAt when its last run had ended; null before
 * @param cancelled whether the user cancelled it
 * @param fields the names of the fields in which its runs differ
 * @param runs its runs, in the order in which they are trained
 */
public record Sweep(int id, String name, @JsonInclude(NON_NULL) @Nullable String owner,
		@JsonInclude(NON_NULL) @Nullable String key, Instant createdAt,
		@JsonInclude(NON_NULL) @Nullable Instant endedAt, boolean cancelled, List<String> fields,
		List<PlannedRun> runs) {

	static Sweep of(int id, SweepRequest request, @Nullable String key, Instant now) {
		return new Sweep(id, request.name(), request.owner(), key, now, null, false, request.fields(), request.runs());
	}

	/**
	 * Creates a sweep whose runs were trained elsewhere.
	 * @param id its number
	 * @param request what was requested
	 * @param createdAt when that was
	 * @param endedAt when the last run had ended
	 * @return the sweep, whose runs have the numbers that they have within it
	 */
	public static Sweep ended(int id, SweepRequest request, Instant createdAt, Instant endedAt) {
		Sweep sweep = of(id, request, null, createdAt);
		for (int number = 1; number <= request.runs().size(); number++) {
			sweep = sweep.with(number, request.runs().get(number - 1).queuedAs(number));
		}
		return sweep.ended(endedAt);
	}

	@JsonIgnore
	boolean hasEnded() {
		return this.endedAt != null;
	}

	Sweep cancel() {
		return new Sweep(this.id, this.name, this.owner, this.key, this.createdAt, this.endedAt, true, this.fields,
				this.runs);
	}

	Sweep ended(Instant now) {
		return new Sweep(this.id, this.name, this.owner, this.key, this.createdAt, now, this.cancelled, this.fields,
				this.runs);
	}

	/**
	 * Replaces a run.
	 * @param number which one, from 1
	 * @param run what has become of it
	 * @return the copy
	 */
	Sweep with(int number, PlannedRun run) {
		List<PlannedRun> runs = new ArrayList<>(this.runs);
		runs.set(number - 1, run);
		return new Sweep(this.id, this.name, this.owner, this.key, this.createdAt, this.endedAt, this.cancelled,
				this.fields, List.copyOf(runs));
	}

	/**
	 * Notes runs that are queued, or were, and that it does not know of.
	 * @param queued runs of this sweep
	 * @return the copy, equal to this one if it knows them all
	 */
	Sweep noting(List<Run> queued) {
		Sweep noted = this;
		for (Run run : queued) {
			int number = Objects.requireNonNull(run.sweep()).number();
			if (this.runs.get(number - 1).isWaiting()) {
				noted = noted.with(number, this.runs.get(number - 1).queuedAs(run.id()));
			}
		}
		return noted;
	}

	/**
	 * Finds the run whose turn is next.
	 * @return its number, from 1; 0 if all had their turn
	 */
	int next() {
		for (int i = 0; i < this.runs.size(); i++) {
			if (this.runs.get(i).isWaiting()) {
				return i + 1;
			}
		}
		return 0;
	}

}
