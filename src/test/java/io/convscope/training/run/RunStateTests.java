package io.convscope.training.run;

import java.util.ArrayList;
import java.util.List;

import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * The life cycle is the designed one.
 */
class RunStateTests {

	@Test
	void allowsTheseStepsAndNoOthers() {
		List<String> steps = new ArrayList<>();
		for (RunState from : RunState.values()) {
			for (RunState to : RunState.values()) {
				if (from.canBecome(to)) {
					steps.add(from + " " + to);
				}
			}
		}
		assertThat(steps).containsExactlyInAnyOrder("QUEUED RUNNING", "QUEUED CANCELLED", "RUNNING COMPLETED",
				"RUNNING CANCELLED", "RUNNING FAILED", "RUNNING INTERRUPTED", "RUNNING PAUSED", "PAUSED QUEUED",
				"PAUSED CANCELLED", "INTERRUPTED QUEUED", "INTERRUPTED CANCELLED");
	}

	@Test
	void endsInThreeOfThem() {
		assertThat(RunState.values()).filteredOn(RunState::isFinal)
			.containsExactlyInAnyOrder(RunState.COMPLETED, RunState.CANCELLED, RunState.FAILED);
	}

}
