package io.convscope.sweep;

import java.util.Map;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;

import static com.fasterxml.jackson.annotation.JsonInclude.Include.NON_NULL;

/**
 * One run of a sweep. Immutable.
 *
 * @param request what to train
 * @param settings the values of the fields in which the sweep's runs differ, by name;
 * values may be null
 * @param runId the run's number among all; null before its turn
 * @param fault why it could not be queued; null if it was, and before
 */
public record PlannedRun(RunRequest request, Map<String, @Nullable Object> settings,
		@JsonInclude(NON_NULL) @Nullable Integer runId, @JsonInclude(NON_NULL) @Nullable String fault) {

	PlannedRun queuedAs(int runId) {
		return new PlannedRun(this.request, this.settings, runId, null);
	}

	PlannedRun failed(String fault) {
		return new PlannedRun(this.request, this.settings, null, fault);
	}

	boolean isWaiting() {
		return this.runId == null && this.fault == null;
	}

}
