package io.convscope.training;

import java.util.EnumSet;
import java.util.OptionalInt;
import java.util.Set;

import io.convscope.dataset.own.DatasetUse;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;

import org.springframework.stereotype.Component;

/**
 * Knows which run is reading a data set, or is going to. Thread safe.
 */
@Component
class RunningOn implements DatasetUse {

	private static final Set<RunState> NEEDING = EnumSet.of(RunState.QUEUED, RunState.RUNNING);

	private final Runs runs;

	RunningOn(Runs runs) {
		this.runs = runs;
	}

	@Override
	public OptionalInt runOn(String dataset) {
		return this.runs.list()
			.stream()
			.filter((run) -> NEEDING.contains(run.state()) && run.dataset().equals(dataset))
			.mapToInt(Run::id)
			.findFirst();
	}

}
