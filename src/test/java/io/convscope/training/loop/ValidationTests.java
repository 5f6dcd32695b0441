package io.convscope.training.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.training.RunFixtures;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Run;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A part of the training pictures is held out, and the best epoch is chosen on it.
 */
class ValidationTests {

	private static final TrainingSettings SETTINGS = RunFixtures.settings(3, 4).with(Map.of("validation", 0.25));

	@TempDir
	private Path folder;

	private RunFixtures fixtures;

	@BeforeEach
	void open() {
		this.fixtures = new RunFixtures(this.folder);
		// held out and test pictures in turn
		this.fixtures.networks.zeros = new int[] { 1, 4, 5, 2, 3, 1 };
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@Test
	void whatIsHeldOutIsMeasuredOnAndNeverTrainedOn() {
		this.fixtures.run(SETTINGS);
		List<Float> trained = this.fixtures.networks.trainedOn;
		List<Float> heldOut = this.fixtures.networks.measuredOn.get(0);
		assertThat(trained).hasSize(3 * 15);
		assertThat(heldOut).hasSize(5);
		Set<Float> all = new HashSet<>(heldOut);
		for (int epoch = 0; epoch < 3; epoch++) {
			List<Float> once = trained.subList(15 * epoch, 15 * (epoch + 1));
			assertThat(once).doesNotHaveDuplicates().doesNotContainAnyElementsOf(heldOut);
			assertThat(this.fixtures.networks.measuredOn.get(2 * epoch)).isEqualTo(heldOut);
			assertThat(this.fixtures.networks.measuredOn.get(2 * epoch + 1)).containsExactly(0f, 0f, 0f, 0f);
			all.addAll(once);
		}
		assertThat(all).hasSize(RunFixtures.PICTURES);
	}

	@Test
	void theBestEpochIsChosenOnIt() {
		Run run = this.fixtures.run(SETTINGS);
		List<EpochResult> epochs = this.fixtures.epochs(run);
		Model model = this.fixtures.models().get("run-1");
		assertThat(model.epoch()).isEqualTo(2);
		assertThat(model.selectedBy()).isEqualTo("validationAccuracy");
		assertThat(model.validationAccuracy()).isEqualTo(1);
		assertThat(epochs).extracting(EpochResult::validationAccuracy).containsExactly(0.2, 1.0, 0.6);
		assertThat(epochs).extracting(EpochResult::testAccuracy).containsExactly(1.0, 0.5, 0.25);
		assertThat(model.testAccuracy()).isEqualTo(0.5);
		assertThat(model.lastEpochTestAccuracy()).isEqualTo(0.25);
		assertThat(run.progress().validationAccuracy()).isEqualTo(0.6);
		assertThat(model.settings()).isEqualTo(SETTINGS);
	}

	@Test
	void withoutItTheTestPicturesChoose() {
		Run run = this.fixtures.run(new TrainingSettings(3, 4, 0.01, 0.9, 42, null));
		Model model = this.fixtures.models().get("run-1");
		assertThat(model.selectedBy()).isEqualTo("testLoss");
		assertThat(model.validationAccuracy()).isNull();
		assertThat(run.progress().validationAccuracy()).isNull();
		assertThat(this.fixtures.networks.trainedOn).hasSize(3 * RunFixtures.PICTURES);
		assertThat(this.fixtures.networks.measuredOn).hasSize(3).allMatch((each) -> each.size() == 4);
	}

	@Test
	void theLimitIsCountedBeforeTheSplit() {
		TrainingSettings settings = SETTINGS.with(Map.of("epochs", 1, "trainLimit", 8));
		TrainingData data = TrainingData.of(RunFixtures.numbered(), settings, settings.seed());
		assertThat(data.training().size()).isEqualTo(6);
		assertThat(data.validation()).isNotNull();
		assertThat(IntStream.range(0, 2).map((i) -> data.validation().picture(i).value(0, 0, 0)))
			.allMatch((number) -> number < 8);
	}

}
