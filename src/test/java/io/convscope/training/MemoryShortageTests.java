package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;
import io.convscope.training.run.TrainingRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Memory that runs out under a run because others have it for a moment.
 */
class MemoryShortageTests {

	@TempDir
	private Path folder;

	private RunFixtures fixtures;

	@BeforeEach
	void open() {
		this.fixtures = new RunFixtures(this.folder);
		this.fixtures.networks.zeros = new int[] { 1, 2, 3, 4 };
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@ParameterizedTest
	@ValueSource(ints = { 1, 2, 3, 4, 5, 6 })
	void aRunGoesOnFromItsCheckpoint(int failing) {
		AtomicInteger steps = new AtomicInteger();
		this.fixtures.networks.step = () -> {
			if (steps.incrementAndGet() == failing) {
				throw new OutOfMemoryError("Java heap space");
			}
		};
		Run run = this.fixtures.run(RunFixtures.settings(3, 10));
		assertThat(run.state()).isEqualTo(RunState.COMPLETED);
		assertThat(this.fixtures.epochs(run)).extracting(EpochResult::epoch).containsExactly(1, 2, 3);
		assertThat(this.fixtures.networks.starts).hasSize(2);
	}

	@Test
	void memoryThatIsShortInAMeasuringDoesNotFailTheRunEither() {
		AtomicInteger measurings = new AtomicInteger();
		this.fixtures.networks.measure = () -> {
			if (measurings.incrementAndGet() == 1) {
				throw new IllegalStateException(new RuntimeException("std::bad_alloc"));
			}
		};
		assertThat(this.fixtures.run(RunFixtures.settings(2, 10)).state()).isEqualTo(RunState.COMPLETED);
	}

	@Test
	void aRunThatNeverGetsMemoryIsPausedAndCanBeResumed() {
		List<String> notices = new ArrayList<>();
		AtomicInteger steps = new AtomicInteger();
		this.fixtures.networks.step = () -> {
			// its second epoch
			if (steps.incrementAndGet() > 2) {
				throw new OutOfMemoryError("Java heap space");
			}
		};
		Run run = this.fixtures.start(RunFixtures.settings(3, 10));
		TrainingRun started = this.fixtures.runs().get("1");
		await().pollDelay(Duration.ZERO).pollInterval(Duration.ofMillis(1)).until(() -> {
			notices.add(String.valueOf(started.snapshot().notice()));
			return started.snapshot().state() == RunState.PAUSED;
		});
		assertThat(notices).anyMatch((notice) -> notice.contains("waits and goes on from its last checkpoint"));
		assertThat(started.snapshot().reason()).contains("not enough memory, again and again", "Java heap space",
				"POST /runs/1/resume");
		assertThat(this.fixtures.networks.starts).hasSize(7);
		this.fixtures.networks.step = () -> {
		};
		this.fixtures.runs().resume("1");
		assertThat(this.fixtures.awaitEnd(run).state()).isEqualTo(RunState.COMPLETED);
		assertThat(this.fixtures.epochs(run)).extracting(EpochResult::epoch).containsExactly(1, 2, 3);
	}

	@Test
	void aRunThatFailsUnexpectedlyKeepsWhatItHasLearned() {
		AtomicInteger steps = new AtomicInteger();
		this.fixtures.networks.step = () -> {
			if (steps.incrementAndGet() == 3) {
				throw new IllegalStateException("a fault of the program");
			}
		};
		Run run = this.fixtures.start(RunFixtures.settings(3, 10));
		TrainingRun started = this.fixtures.runs().get("1");
		await().until(() -> started.snapshot().state() == RunState.PAUSED);
		assertThat(started.snapshot().reason()).contains("a fault of the program", "POST /runs/1/resume");
		this.fixtures.runs().resume("1");
		assertThat(this.fixtures.awaitEnd(run).state()).isEqualTo(RunState.COMPLETED);
	}

}
