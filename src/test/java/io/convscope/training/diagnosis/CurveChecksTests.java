package io.convscope.training.diagnosis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.training.diagnosis.Finding.Kind;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Metrics.LossPoint;
import io.convscope.training.metrics.Metrics;
import io.convscope.training.metrics.RateChange;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What is said of curves that are made up, and of those that nothing is wrong with.
 */
class CurveChecksTests {

	private static final TrainingSettings SETTINGS = new TrainingSettings(20, 32, 0.06, 0.9, 42, null);

	private final List<EpochResult> epochs = new ArrayList<>();

	private NetworkDescription network = NetworkDescription.builtIn("no-dropout");

	private TrainingSettings settings = SETTINGS;

	private RunState state = RunState.COMPLETED;

	private String reason = "";

	private double[] points = falling();

	private List<RateChange> rateChanges = List.of();

	@Test
	void nothingStandsOutInARunThatWentWell() {
		epoch(1.5, 0.5, 0.50, 1.40);
		epoch(1.0, 0.65, 0.64, 1.05);
		epoch(0.9, 0.70, 0.70, 0.95);
		epoch(0.85, 0.71, 0.702, 0.94);
		epoch(0.83, 0.72, 0.703, 0.93);
		assertThat(find()).isEmpty();
		this.epochs.clear();
		assertThat(find()).isEmpty();
	}

	@Test
	void aLossThatIsNoNumberDiverged() {
		this.state = RunState.FAILED;
		this.reason = "The loss became NaN at step 3 of epoch 1: training diverged. Try a learningRate smaller than 0.06.";
		Finding finding = only(Kind.DIVERGING);
		assertThat(finding.sentence()).contains("0.06");
		assertThat(finding.advice()).contains("0.006");
		this.reason = "The disk is full.";
		assertThat(find()).isEmpty();
	}

	@Test
	void aLossThatRisesDiverges() {
		this.points = new double[] { 2.3, 2.3, 2.3, 2.3, 2.3, 2.4, 2.6, 2.9, 3.2, 3.5, 4, 5 };
		Finding finding = only(Kind.DIVERGING);
		assertThat(finding.evidence()).containsEntry("firstLoss", 2.3).containsEntry("learningRate", 0.06);
		this.points = new double[] { 2.3, 2.3, 2.3, 2.3, 2.3, 2.4, 2.6, 2.5, 2.4, 2.3, 2.4, 2.5 };
		assertThat(find()).isEmpty();
	}

	@Test
	void aLossThatJumpedAndStaysAtGuessingDiverged() {
		this.points = new double[] { 9.5, 2.4, 2.35, 2.33, 2.35, 2.34, 2.35 };
		epoch(2.6, 0.10, 0.10, 2.34);
		assertThat(only(Kind.DIVERGING).evidence()).containsEntry("highestLoss", 9.5);
		this.points = new double[] { 9.5, 2.4, 2.2, 2.1, 2.0, 1.9, 1.8 };
		assertThat(kinds()).doesNotContain(Kind.DIVERGING);
	}

	@Test
	void aNetworkThatGuessesDoesNotLearn() {
		epoch(2.304, 0.10, 0.10, 2.303);
		epoch(2.303, 0.11, 0.11, 2.303);
		Finding finding = only(Kind.NOT_LEARNING);
		assertThat(finding.sentence()).contains("after 2 epochs it gets 11.0%", "guessing gets 10.0%",
				"learning rate 0.06");
		assertThat(finding.evidence()).containsEntry("chance", 0.1).containsEntry("testAccuracy", 0.11);
		epoch(2.2, 0.17, 0.16, 2.2);
		assertThat(kinds()).doesNotContain(Kind.NOT_LEARNING);
	}

	@Test
	void overFittedIsSaidWithTheEpochSinceWhen() {
		epoch(1.5, 0.5, 0.5, 1.4);
		epoch(1.0, 0.65, 0.66, 1.0);
		epoch(0.8, 0.72, 0.66, 1.02);
		epoch(0.6, 0.75, 0.66, 1.04);
		assertThat(find()).isEmpty();
		epoch(0.5, 0.78, 0.66, 1.2);
		Finding finding = only(Kind.OVER_FITTED);
		assertThat(finding.sentence()).startsWith("Over-fitted since epoch 2: ").contains("loss 1.000 to 1.200");
		assertThat(finding.evidence()).containsEntry("epoch", 2).containsEntry("testLossNow", 1.2);
		assertThat(finding.advice()).contains("augmentation");
	}

	@Test
	void withoutTestLossesTheAccuracyDecides() {
		epoch(1.0, 0.65, 0.66, null);
		epoch(0.8, 0.68, 0.65, null);
		epoch(0.6, 0.70, 0.65, null);
		assertThat(find()).isEmpty();
		epoch(0.5, 0.72, 0.60, null);
		assertThat(only(Kind.OVER_FITTED).sentence()).contains("since epoch 1", "66.0% to 60.0%");
	}

	@Test
	void aWideGapIsOverFittedToo() {
		epoch(0.5, 0.80, 0.60, 1.0);
		epoch(0.1, 0.99, 0.61, 1.02);
		assertThat(only(Kind.OVER_FITTED).sentence()).contains("99.0%", "61.0%");
	}

	@Test
	void aLossThatJumpsHasTooHighARate() {
		for (double loss : new double[] { 1.5, 1.2, 1.4, 1.1, 1.3, 1.25 }) {
			epoch(loss, 0.5, 0.5, 1.3);
		}
		Finding finding = only(Kind.RATE_TOO_HIGH);
		assertThat(finding.evidence()).containsEntry("rises", 2L).containsEntry("learningRate", 0.06);
		assertThat(finding.advice()).contains("0.02", "one-cycle");
		this.settings = SETTINGS.with(Map.of("schedule", "one-cycle"));
		assertThat(only(Kind.RATE_TOO_HIGH).advice()).isEqualTo("Lower the rate to 0.02.");
	}

	@Test
	void whatARateDidIsNotSaidOfAnother() {
		for (double loss : new double[] { 1.5, 1.2, 1.4, 1.1, 1.3, 1.25 }) {
			epoch(loss, 0.5, 0.5, 1.3);
		}
		this.rateChanges = List.of(new RateChange(5L, 0.01));
		assertThat(only(Kind.RATE_TOO_HIGH).evidence()).containsEntry("learningRate", 0.01);
		this.rateChanges = List.of(new RateChange(15L, 0.01));
		assertThat(find()).isEmpty();
		this.rateChanges = List.of(new RateChange(null, 0.01));
		assertThat(only(Kind.RATE_TOO_HIGH).evidence()).containsEntry("learningRate", 0.06);
	}

	@Test
	void noRateIsBothTooHighAndTooLow() {
		for (double loss : new double[] { 2.3, 2.2, 2.32, 2.2, 2.32, 2.19 }) {
			epoch(loss, 0.2, 0.2, 2.3);
		}
		assertThat(kinds()).containsExactly(Kind.RATE_TOO_HIGH);
	}

	@Test
	void whatTheRunHasAlreadyIsNotAdvised() {
		epoch(0.5, 0.80, 0.60, 1.0);
		assertThat(only(Kind.OVER_FITTED).advice()).contains("augmentation", "weight decay", "or dropout");
		this.network = NetworkDescription.article();
		this.settings = SETTINGS.with(Map.of("augmentation", List.of("flip"), "weightDecay", 0.0005));
		assertThat(only(Kind.OVER_FITTED).advice()).startsWith("Use more pictures, or more dropout;");
		this.epochs.clear();
		this.points = new double[] { 2.3, 2.3, 2.3, 2.3, 2.3, 2.4, 2.6, 2.9, 3.2, 3.5, 4, 5 };
		assertThat(only(Kind.DIVERGING).advice()).contains("warm-up");
		this.settings = SETTINGS.with(Map.of("warmupEpochs", 2.0));
		assertThat(only(Kind.DIVERGING).advice()).doesNotContain("warm-up");
	}

	@Test
	void aLossThatHardlyFallsHasTooLowARateUnlessAScheduleEndsLow() {
		for (double loss : new double[] { 2.3, 2.28, 2.26, 2.24, 2.22 }) {
			epoch(loss, 0.2, 0.2, 2.3);
		}
		assertThat(only(Kind.RATE_TOO_LOW).evidence()).containsEntry("loss", 2.22);
		this.settings = SETTINGS.with(Map.of("schedule", "cosine"));
		assertThat(find()).isEmpty();
	}

	@Test
	void aRunThatEndsAtItsBestCanGoOn() {
		epoch(1.5, 0.5, 0.50, 1.4);
		epoch(1.0, 0.6, 0.60, 1.1);
		epoch(0.8, 0.7, 0.69, 0.9);
		Finding finding = only(Kind.STILL_IMPROVING);
		assertThat(finding.sentence()).contains("50.0% to 69.0% in the last 2 epochs");
		this.state = RunState.RUNNING;
		assertThat(find()).isEmpty();
	}

	@Test
	void whyTheTestIsAboveTrainingIsSaid() {
		epoch(1.0, 0.50, 0.60, 1.0);
		assertThat(only(Kind.TEST_ABOVE_TRAIN).sentence()).contains("while the network was still learning")
			.doesNotContain("dropout");
		assertThat(only(Kind.TEST_ABOVE_TRAIN).advice()).isEqualTo("Nothing is wrong.");
		this.network = NetworkDescription.article();
		assertThat(only(Kind.TEST_ABOVE_TRAIN).advice()).contains("less dropout would bring");
		this.settings = SETTINGS.with(Map.of("augmentation", List.of("flip")));
		assertThat(only(Kind.TEST_ABOVE_TRAIN).sentence()).contains("with dropout", "on augmented pictures");
	}

	private void epoch(double loss, double trainAccuracy, double testAccuracy, Double testLoss) {
		this.epochs.add(new EpochResult(this.epochs.size() + 1, loss, trainAccuracy, null, testAccuracy, 1, 1, 100,
				0.06, testLoss, null));
	}

	private static double[] falling() {
		return IntStream.range(0, 20).mapToDouble((i) -> 2.3 - i * 0.05).toArray();
	}

	private Finding only(Kind kind) {
		assertThat(kinds()).containsExactly(kind);
		return find().get(0);
	}

	private List<Kind> kinds() {
		return find().stream().map(Finding::kind).toList();
	}

	private List<Finding> find() {
		Run queued = Run.queued(1, new RunRequest("a run", "shapes", "quick", this.settings, this.network), Engine.DL4J,
				Instant.EPOCH, 1);
		Run changed = queued.started(Engine.DL4J, 2, Instant.EPOCH).withRateChanges(this.rateChanges);
		Run run = (this.state == RunState.RUNNING) ? changed : changed.ended(this.state, this.reason, Instant.EPOCH);
		List<LossPoint> curve = IntStream.range(0, this.points.length)
			.mapToObj((i) -> new LossPoint(i + 1, (i + 1) / 10.0, this.points[i]))
			.toList();
		return CurveChecks.of(new Figures(run, new Metrics(1, this.epochs, curve), 10, 1000));
	}

}
