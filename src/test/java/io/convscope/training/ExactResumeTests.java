package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.augmentation.AugmentationKind;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.LearningState;
import io.convscope.network.Weights;
import io.convscope.network.onednn.Processor;
import io.convscope.training.metrics.Metrics;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.StopRequest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

/**
 * A run that was stopped and goes on ends as one that was never stopped, to the last bit.
 */
class ExactResumeTests {

	private static final int EPOCHS = 3;

	// the last one is short
	private static final int BATCHES = 4;

	private static final WatchedNetworks NETWORKS = new WatchedNetworks();

	private static final Dataset SHAPES = shapes();

	@TempDir
	private static Path undisturbed;

	private static End expected;

	@TempDir
	private Path folder;

	@BeforeAll
	static void trainUndisturbed() throws IOException {
		NETWORKS.stepDone = () -> {
		};
		try (TrainingHome home = new TrainingHome(undisturbed, NETWORKS, SHAPES).start()) {
			start(home);
			home.await(1, RunState.COMPLETED);
			expected = End.of(home);
		}
		assertThat(expected.metrics.epochs()).hasSize(EPOCHS);
		assertThat(expected.metrics.points()).hasSize(EPOCHS * BATCHES);
		assertNoCheckpointIsLeft(undisturbed);
	}

	@Test
	void pausedAfterEveryStep() throws IOException {
		try (TrainingHome home = new TrainingHome(this.folder, NETWORKS, SHAPES)) {
			NETWORKS.stepDone = () -> home.runs().pause("1");
			start(home);
			home.start();
			for (int step = 1; step <= EPOCHS * BATCHES; step++) {
				Run paused = home.await(1, RunState.PAUSED);
				assertThat(paused.progress().batch()).isEqualTo((step - 1) % BATCHES + 1);
				home.runs().resume("1");
			}
			home.await(1, RunState.COMPLETED);
			expected.assertSame(End.of(home));
		}
		assertNoCheckpointIsLeft(this.folder);
	}

	@Test
	void interruptedAndStartedAgain() throws IOException {
		for (int step : new int[] { 3, 4, 2, 1 }) {
			try (TrainingHome home = new TrainingHome(this.folder, NETWORKS, SHAPES)) {
				requestAt(step, home, StopRequest.Cause.SHUTDOWN);
				if (home.runs().list().isEmpty()) {
					start(home);
				}
				home.start();
				assertThat(home.await(1, RunState.INTERRUPTED).endedAt()).isNull();
			}
		}
		NETWORKS.stepDone = () -> {
		};
		try (TrainingHome home = new TrainingHome(this.folder, NETWORKS, SHAPES).start()) {
			assertThat(home.await(1, RunState.COMPLETED).notice()).isNull();
			expected.assertSame(End.of(home));
		}
	}

	@Test
	void pausedWhileItIsMeasured() throws IOException {
		NETWORKS.stepDone = () -> {
		};
		try (TrainingHome home = new TrainingHome(this.folder, NETWORKS, SHAPES)) {
			NETWORKS.pieceMeasured = () -> home.runs().pause("1");
			start(home);
			home.start();
			assertThat(home.await(1, RunState.PAUSED).progress().epoch()).isZero();
			NETWORKS.pieceMeasured = () -> {
			};
			home.runs().resume("1");
			home.await(1, RunState.COMPLETED);
			expected.assertSame(End.of(home));
		}
	}

	@Test
	void fromTheCheckpointBeforeADamagedOne() throws IOException {
		try (TrainingHome home = new TrainingHome(this.folder, NETWORKS, SHAPES)) {
			requestAt(2 * BATCHES + 2, home, StopRequest.Cause.SHUTDOWN);
			start(home);
			home.start();
			home.await(1, RunState.INTERRUPTED);
		}
		Path newest = this.folder.resolve("runs/1/checkpoint.safetensors");
		byte[] content = Files.readAllBytes(newest);
		content[content.length / 2] ^= 1;
		Files.write(newest, content);
		NETWORKS.stepDone = () -> {
		};
		try (TrainingHome home = new TrainingHome(this.folder, NETWORKS, SHAPES).start()) {
			Run run = home.await(1, RunState.COMPLETED);
			assertThat(run.notice()).contains("checkpoint.safetensors is damaged", "The one before was used");
			expected.assertSame(End.of(home));
		}
	}

	@Test
	void anewWhereAllCheckpointsAreDamaged() throws IOException {
		try (TrainingHome home = new TrainingHome(this.folder, NETWORKS, SHAPES)) {
			requestAt(BATCHES + 2, home, StopRequest.Cause.PAUSE);
			start(home);
			home.start();
			home.await(1, RunState.PAUSED);
			for (String each : List.of("checkpoint.safetensors", "checkpoint-before.safetensors")) {
				Path file = this.folder.resolve("runs/1").resolve(each);
				Files.write(file, Arrays.copyOf(Files.readAllBytes(file), 1000));
			}
			NETWORKS.stepDone = () -> {
			};
			home.runs().resume("1");
			Run run = home.await(1, RunState.COMPLETED);
			assertThat(run.notice()).contains("checkpoint.safetensors is damaged",
					"checkpoint-before.safetensors is damaged", "started anew");
			expected.assertSame(End.of(home));
		}
	}

	@Test
	void withAnotherOptimizerAndASchedule() throws IOException {
		End end = pausedAfterEveryStepOf(new TrainingSettings(2, 20, 0.01, 0.9, 42, 70)
			.with(Map.of("optimizer", "adam", "weightDecay", 0.01, "labelSmoothing", 0.1, "schedule", "one-cycle",
					"warmupEpochs", 0.5, "freeze", List.of("conv1"))));
		assertThat(end.weights.get("conv1.weight").values()).isEqualTo(
				Weights.initial(Architecture.article(end.model.labels().size()), 42).get("conv1.weight").values());
		assertThat(end.metrics.points()).extracting(LossPoint::learningRate)
			.doesNotContainNull()
			.doesNotHaveDuplicates();
	}

	@Test
	void withAugmentation() throws IOException {
		End end = pausedAfterEveryStepOf(new TrainingSettings(EPOCHS, 20, 0.01, 0.9, 42, 70)
			.with(Map.of("augmentation", AugmentationKind.ids())));
		assertThat(end.metrics.points()).doesNotContainAnyElementsOf(expected.metrics.points());
	}

	@Test
	void inBf16() throws IOException {
		assumeTrue(Processor.runsOneDnn() && Processor.multipliesBf16(), "the processor has no instructions for bf16");
		End end = pausedAfterEveryStepOf(
				new TrainingSettings(EPOCHS, 20, 0.01, 0.9, 42, 70).with(Map.of("precision", "bf16")));
		assertThat(end.metrics.points()).doesNotContainAnyElementsOf(expected.metrics.points());
	}

	// ends as one that was not paused
	private End pausedAfterEveryStepOf(TrainingSettings settings) throws IOException {
		End undisturbed;
		NETWORKS.stepDone = () -> {
		};
		try (TrainingHome home = new TrainingHome(this.folder.resolve("undisturbed"), NETWORKS, SHAPES).start()) {
			start(home, settings);
			home.await(1, RunState.COMPLETED);
			undisturbed = End.of(home);
		}
		try (TrainingHome home = new TrainingHome(this.folder.resolve("paused"), NETWORKS, SHAPES)) {
			NETWORKS.stepDone = () -> home.runs().pause("1");
			start(home, settings);
			home.start();
			for (int step = 1; step <= settings.epochs() * BATCHES; step++) {
				home.await(1, RunState.PAUSED);
				home.runs().resume("1");
			}
			home.await(1, RunState.COMPLETED);
			undisturbed.assertSame(End.of(home));
		}
		return undisturbed;
	}

	private static Dataset shapes() {
		Dataset shapes = DatasetFixtures.shapes();
		// more than are measured in one piece
		return new Dataset(shapes.name(), shapes.labels(), shapes.train(), shapes.test().first(200));
	}

	private static void start(TrainingHome home) {
		start(home, new TrainingSettings(EPOCHS, 20, 0.01, 0.9, 42, 70));
	}

	private static void start(TrainingHome home, TrainingSettings settings) {
		home.runs().start(new RunRequest("a run", "shapes", "quick", settings));
	}

	private static void requestAt(int step, TrainingHome home, StopRequest.Cause cause) {
		AtomicInteger steps = new AtomicInteger();
		NETWORKS.stepDone = () -> {
			if (steps.incrementAndGet() == step) {
				home.runs().get("1").stop().request(cause);
			}
		};
	}

	private static void assertNoCheckpointIsLeft(Path home) throws IOException {
		try (Stream<Path> files = Files.list(home.resolve("runs/1"))) {
			assertThat(files.map((each) -> each.getFileName().toString()).toList())
				.contains("run.json", "metrics.jsonl")
				.noneMatch((name) -> name.startsWith("checkpoint"));
		}
	}

	/**
	 * What a run has come to, but for times.
	 */
	private record End(Run run, Metrics metrics, Model model, Weights weights, LearningState last) {

		static End of(TrainingHome home) {
			Model model = home.models().get("run-1");
			return new End(home.run(1), home.runs().get("1").metrics().snapshot(), model, home.models().weights(model),
					NETWORKS.end);
		}

		void assertSame(End actual) {
			assertThat(actual.metrics.points()).isEqualTo(this.metrics.points());
			assertThat(actual.metrics.epochs())
				.usingRecursiveFieldByFieldElementComparatorIgnoringFields("seconds", "evaluationSeconds",
						"picturesPerSecond")
				.isEqualTo(this.metrics.epochs());
			assertThat(actual.run.progress()).usingRecursiveComparison()
				.ignoringFields("picturesPerSecond", "elapsedSeconds")
				.isEqualTo(this.run.progress());
			assertThat(actual.model).usingRecursiveComparison().ignoringFields("createdAt").isEqualTo(this.model);
			assertSame(actual.weights, this.weights);
			assertSame(actual.last.weights(), this.last.weights());
			assertThat(actual.last.steps()).isEqualTo(this.last.steps());
			this.last.moments().forEach((moment, values) -> assertSame(actual.last.moments().get(moment), values));
		}

		private static void assertSame(Weights actual, Weights expected) {
			assertThat(expected.tensors()).allSatisfy(
					(each) -> assertThat(Arrays.equals(actual.get(each.name()).values(), each.values())).as(each.name())
						.isTrue());
		}

	}

}
