package io.convscope.training;

import java.util.OptionalInt;

import io.convscope.dataset.own.DatasetUse;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;

import org.springframework.stereotype.Component;

/**
 * Knows which run is reading a data set. Thread safe.
 */
@Component
class RunningOn implements DatasetUse {

	private final Runs runs;

	RunningOn(Runs runs) {
		this.runs = runs;
	}

	@Override
	public OptionalInt runOn(String dataset) {
		return this.runs.list()
			.stream()
			.filter((run) -> run.state() == RunState.RUNNING && run.dataset().equals(dataset))
			.mapToInt(Run::id)
			.findFirst();
	}

}
