package io.convscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

import io.convscope.dataset.DatasetFixtures;
import io.convscope.model.TrainingSettings;
import io.convscope.network.Tensor;
import io.convscope.training.loop.LearningRateSchedule;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.metrics.RateChange;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;

/**
 * A rate that is changed while a run trains holds from the next step on, and is part of
 * what a run repeats exactly after a kill.
 */
class RateChangeTests {

	private static final int BATCHES = 4;

	private static final int CHANGED_AT = 5;

	private static final double CHANGED = 0.003;

	private static final WatchedNetworks NETWORKS = new WatchedNetworks();

	private static final TrainingSettings SETTINGS = new TrainingSettings(3, 20, 0.01, 0.9, 42, 70)
		.with(Map.of("schedule", "cosine"));

	@TempDir
	private Path folder;

	private final AtomicInteger steps = new AtomicInteger();

	@BeforeEach
	void begin() {
		NETWORKS.stepDone = () -> {
		};
	}

	@Test
	void itHoldsFromTheNextStepOnAndScalesTheSchedule() throws IOException {
		try (TrainingHome home = home("undisturbed")) {
			trainWithAChange(home);
			List<LossPoint> points = home.runs().get("1").metrics().snapshot().points();
			LearningRateSchedule schedule = LearningRateSchedule.of(SETTINGS, BATCHES);
			for (int step = 0; step < points.size(); step++) {
				double rate = (step < CHANGED_AT) ? schedule.at(step) : schedule.at(step) * CHANGED / 0.01;
				assertThat(points.get(step).learningRate()).isEqualTo(rate, within(1e-12));
			}
			assertThat(home.run(1).rateChanges()).containsExactly(new RateChange((long) CHANGED_AT, CHANGED));
		}
	}

	@Test
	void aKilledRunRepeatsIt() throws IOException {
		List<Tensor> undisturbed;
		List<LossPoint> points;
		try (TrainingHome home = home("undisturbed")) {
			// as a kill at this moment would leave it: the last checkpoint is before the
			// change
			trainWithAChange(home, () -> {
				await().until(home.runs().get("1").checkpoints()::exist);
				copy("undisturbed", "killed");
			});
			undisturbed = weights(home);
			points = home.runs().get("1").metrics().snapshot().points();
		}
		NETWORKS.stepDone = this.steps::incrementAndGet;
		this.steps.set(0);
		try (TrainingHome home = home("killed").start()) {
			home.await(1, RunState.COMPLETED);
			assertThat(this.steps).hasValue(2 * BATCHES);
			assertSame(weights(home), undisturbed);
			assertThat(home.runs().get("1").metrics().snapshot().points()).isEqualTo(points);
		}
	}

	@Test
	void aPausedRunGoesOnWithIt() throws IOException {
		List<Tensor> undisturbed;
		try (TrainingHome home = home("undisturbed")) {
			trainWithAChange(home);
			undisturbed = weights(home);
		}
		try (TrainingHome home = home("paused")) {
			this.steps.set(0);
			NETWORKS.stepDone = () -> {
				if (this.steps.incrementAndGet() == CHANGED_AT) {
					home.runs().pause("1");
				}
			};
			request(home);
			home.start();
			home.await(1, RunState.PAUSED);
			home.runs().get("1").rates().change(0.7);
			assertThat(home.runs().get("1").rates().change(CHANGED).rateChanges())
				.containsExactly(new RateChange(null, CHANGED));
			home.runs().resume("1");
			home.await(1, RunState.COMPLETED);
			assertThat(home.run(1).rateChanges()).containsExactly(new RateChange((long) CHANGED_AT, CHANGED));
			assertSame(weights(home), undisturbed);
		}
	}

	@Test
	void aPausedRunThatIsCancelledForgetsIt() throws IOException {
		try (TrainingHome home = home("paused")) {
			this.steps.set(0);
			NETWORKS.stepDone = () -> {
				int done = this.steps.incrementAndGet();
				if (done == CHANGED_AT - 2) {
					home.runs().get("1").rates().change(CHANGED);
				}
				else if (done == CHANGED_AT) {
					home.runs().pause("1");
				}
			};
			request(home);
			home.start();
			home.await(1, RunState.PAUSED);
			home.runs().get("1").rates().change(0.7);
			assertThat(home.runs().cancel("1").rateChanges()).isEqualTo(home.run(1).rateChanges())
				.containsExactly(new RateChange(CHANGED_AT - 2L, CHANGED));
		}
	}

	@Test
	void aRunThatHasTakenItsLastStepRefusesIt() throws IOException {
		List<Throwable> refused = new CopyOnWriteArrayList<>();
		this.steps.set(0);
		try (TrainingHome home = home("undisturbed")) {
			NETWORKS.stepDone = () -> {
				if (this.steps.incrementAndGet() == 3 * BATCHES) {
					refused.add(catchThrowable(() -> home.runs().get("1").rates().change(CHANGED)));
				}
			};
			request(home);
			home.start();
			home.await(1, RunState.COMPLETED);
			assertThat(refused).singleElement()
				.isInstanceOf(IllegalRunStateException.class)
				.extracting(Throwable::getMessage)
				.asString()
				.contains("has taken its last step", "/runs/1/extend");
			assertThat(home.run(1).rateChanges()).isEmpty();
		}
	}

	@Test
	void aRunThatHasEndedRefusesIt() throws IOException {
		try (TrainingHome home = home("undisturbed").start()) {
			request(home);
			home.await(1, RunState.COMPLETED);
			assertThatThrownBy(() -> home.runs().get("1").rates().change(CHANGED))
				.isInstanceOf(IllegalRunStateException.class)
				.hasMessageContaining("COMPLETED")
				.hasMessageContaining("/runs/1/extend");
			assertThat(home.run(1).rateChanges()).isEmpty();
		}
	}

	private TrainingHome home(String name) {
		return new TrainingHome(this.folder.resolve(name), NETWORKS, DatasetFixtures.shapes());
	}

	private void trainWithAChange(TrainingHome home) {
		trainWithAChange(home, () -> {
		});
	}

	private void trainWithAChange(TrainingHome home, Runnable later) {
		this.steps.set(0);
		NETWORKS.stepDone = () -> {
			int done = this.steps.incrementAndGet();
			if (done == CHANGED_AT) {
				home.runs().get("1").rates().change(0.5);
				home.runs().get("1").rates().change(CHANGED);
			}
			if (done == CHANGED_AT + 2) {
				later.run();
			}
		};
		request(home);
		home.start();
		home.await(1, RunState.COMPLETED);
	}

	private static void request(TrainingHome home) {
		home.runs().start(new RunRequest("a run", "shapes", "quick", SETTINGS));
	}

	private static List<Tensor> weights(TrainingHome home) {
		return home.models().weights(home.models().get("run-1")).tensors();
	}

	private static void assertSame(List<Tensor> actual, List<Tensor> expected) {
		assertThat(actual).hasSameSizeAs(expected);
		for (int i = 0; i < expected.size(); i++) {
			assertThat(actual.get(i).values()).isEqualTo(expected.get(i).values());
		}
	}

	private void copy(String from, String to) {
		try {
			FileSystemUtils.copyRecursively(this.folder.resolve(from), this.folder.resolve(to));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

}
