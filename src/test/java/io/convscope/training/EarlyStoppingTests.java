package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.LongStream;
import java.util.stream.Stream;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.network.engine.Engine;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.RateChange;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunPhase;
import io.convscope.training.run.RunState;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Runs end before their last epoch when nothing gets better, or their time is over, and
 * keep what they had learned.
 */
class EarlyStoppingTests {

	private static final int STEPS = 2;

	@TempDir
	private Path folder;

	private RunFixtures fixtures;

	@BeforeEach
	void open() {
		this.fixtures = new RunFixtures(this.folder);
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	// right of four test pictures, epoch by epoch
	@ParameterizedTest
	@CsvSource({ "1 3 2 3 4 4, 2, 4, 2", "1 1 2 1 1 4, 2, 5, 3", "4 1 1 1 1 1, 1, 2, 1", "0 0 0 0 0 0, 3, 4, 1" })
	void patienceEndsWhatGetsNoBetter(String right, int patience, int last, int best) {
		this.fixtures.networks.zeros = numbers(right);
		Run run = this.fixtures.run(settings(6, patience, null));
		assertThat(run.state()).isEqualTo(RunState.COMPLETED);
		assertThat(run.progress().epoch()).isEqualTo(last);
		assertThat(run.reason()).contains("after epoch " + last, "testLoss", "epoch " + best, "patience " + patience);
		assertThat(this.fixtures.epochs(run)).hasSize(last);
		Model model = this.fixtures.models().get("run-1");
		assertThat(model.epoch()).isEqualTo(best);
		assertThat(model.provisional()).isFalse();
	}

	@ParameterizedTest
	@CsvSource({ "1 2 3 4 4 4, 3", "4 1 1 1 1 1, 5", "1 1 1 1 2 1, 4" })
	void whatComesToItsLastEpochNeedsNoReason(String right, int patience) {
		this.fixtures.networks.zeros = numbers(right);
		Run run = this.fixtures.run(settings(6, patience, 1000.0));
		assertThat(run.state()).isEqualTo(RunState.COMPLETED);
		assertThat(run.progress().epoch()).isEqualTo(6);
		assertThat(run.reason()).isNull();
	}

	@ParameterizedTest
	@CsvSource({ "2, ", ", 0.01" })
	void aRateThatNoStepTakesIsNotKept(Integer patience, Double maxMinutes) {
		this.fixtures.networks.zeros = numbers("4 1 1 1 1 1");
		this.fixtures.networks.step = () -> this.fixtures.passSeconds(0.25);
		this.fixtures.networks.measure = () -> this.fixtures.runs().get("1").rates().change(0.5);
		Run run = this.fixtures.run(settings(6, patience, maxMinutes));
		assertThat(run.state()).isEqualTo(RunState.COMPLETED);
		int last = run.progress().epoch();
		assertThat(last).isLessThan(6);
		assertThat(run.rateChanges()).extracting(RateChange::step)
			.isEqualTo(LongStream.range(1, last).map((epoch) -> epoch * STEPS).boxed().toList());
	}

	@Test
	void patienceListensToTheHeldOutPart() {
		// held out and test pictures in turn: the one falls while the other rises
		this.fixtures.networks.zeros = numbers("4 1 3 2 2 3 1 4");
		Run run = this.fixtures.run(RunFixtures.settings(4, 10).with(Map.of("validation", 0.2, "patience", 2)));
		assertThat(run.progress().epoch()).isEqualTo(3);
		assertThat(run.reason()).contains("validationAccuracy", "epoch 1");
	}

	@ParameterizedTest
	@CsvSource({ "0.5, 2, 1", "0.01, 1, 1", "0.6666, 2, 2", "0.667, 3, 1" })
	void theTimeLimitCutsAnEpochShortAndKeepsIt(double maxMinutes, int epoch, int batch) {
		this.fixtures.networks.zeros = numbers("1 2 3 4 4 4");
		this.fixtures.networks.step = () -> this.fixtures.passSeconds(10);
		Run run = this.fixtures.run(settings(6, null, maxMinutes));
		assertThat(run.state()).isEqualTo(RunState.COMPLETED);
		assertThat(run.progress().epoch()).isEqualTo(epoch);
		assertThat(run.progress().batch()).isEqualTo(batch);
		assertThat(run.progress().batches()).isEqualTo(STEPS);
		assertThat(run.progress().elapsedSeconds()).isEqualTo(10.0 * (STEPS * (epoch - 1) + batch));
		assertThat(run.reason()).contains("epoch " + epoch, "maxMinutes " + maxMinutes)
			.contains((batch < STEPS) ? "step 1 of 2" : "after");
		assertThat(this.fixtures.networks.trainedOn).hasSize((STEPS * (epoch - 1) + batch) * 10);
		Model model = this.fixtures.models().get("run-1");
		assertThat(model.epoch()).isEqualTo(epoch);
		assertThat(model.settings()).isEqualTo(run.settings());
	}

	@Test
	void measuringCountsAndIsNotCutShort() {
		this.fixtures.networks.zeros = numbers("1 2 3 4");
		this.fixtures.networks.measure = () -> this.fixtures.passSeconds(40);
		Run run = this.fixtures.run(settings(4, null, 1.0));
		assertThat(run.progress().epoch()).isEqualTo(2);
		assertThat(run.progress().elapsedSeconds()).isEqualTo(80);
		assertThat(run.reason()).contains("after epoch 2", "maxMinutes 1)");
		assertThat(run.progress().testAccuracy()).isEqualTo(0.5);
	}

	// in an epoch, and with its last step, which is also where the time is over
	@ParameterizedTest
	@ValueSource(ints = { STEPS + 1, 2 * STEPS })
	void aPauseDoesNotCount(int step) {
		this.fixtures.networks.zeros = numbers("1 2 3 4 4 4");
		this.fixtures.networks.step = () -> {
			this.fixtures.passSeconds(10);
			if (this.fixtures.networks.trainedOn.size() == step * RunFixtures.PICTURES / STEPS) {
				this.fixtures.runs().pause("1");
			}
		};
		Run run = this.fixtures.start(settings(6, null, 0.6666));
		await().atMost(Duration.ofMinutes(1)).until(() -> this.fixtures.runs().newest().state() == RunState.PAUSED);
		this.fixtures.passSeconds(1000);
		this.fixtures.runs().resume("1");
		run = this.fixtures.awaitEnd(run);
		assertThat(run.progress().epoch()).isEqualTo(2);
		assertThat(run.progress().batch()).isEqualTo(STEPS);
		assertThat(run.progress().elapsedSeconds()).isEqualTo(40);
		assertThat(run.reason()).contains("after epoch 2");
		assertThat(this.fixtures.epochs(run)).extracting(EpochResult::epoch).containsExactly(1, 2);
	}

	@Test
	void whatAKillBrokeOffAfterAnEarlyEndIsCompleted() {
		this.fixtures.networks.zeros = numbers("3 2 2");
		Run ended = this.fixtures.run(settings(6, 2, null));
		Run broken = ended.queuedAgain(null, 1L).started(Engine.DL4J, 1, Instant.EPOCH);
		this.fixtures.store().folder(broken.id()).write(broken.at(RunPhase.EVALUATING, ended.progress()));
		this.fixtures.begin();
		Run recovered = this.fixtures.runs().newest();
		assertThat(recovered.state()).isEqualTo(RunState.COMPLETED);
		assertThat(recovered.reason()).isEqualTo(ended.reason());
		assertThat(recovered.endedAt()).isAfter(Instant.EPOCH);
	}

	private static int[] numbers(String text) {
		return Stream.of(text.split(" ")).mapToInt(Integer::parseInt).toArray();
	}

	private static TrainingSettings settings(int epochs, @Nullable Integer patience, @Nullable Double maxMinutes) {
		Map<String, Object> given = new HashMap<>();
		Optional.ofNullable(patience).ifPresent((value) -> given.put("patience", value));
		Optional.ofNullable(maxMinutes).ifPresent((value) -> given.put("maxMinutes", value));
		return RunFixtures.settings(epochs, RunFixtures.PICTURES / STEPS).with(given);
	}

}
