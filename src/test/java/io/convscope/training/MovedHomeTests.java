package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

import io.convscope.dataset.DatasetFixtures;
import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Dense;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.network.engine.Networks;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A home that was moved to a machine with another engine.
 */
class MovedHomeTests {

	@TempDir
	private Path folder;

	@Test
	void aRunThatTheEngineCannotTrainFailsForThatReason() throws IOException {
		TrainingSettings settings = new TrainingSettings(1, 20, 0.01, 0.9, 42, 40)
			.with(Map.of("freeze", List.of("norm1")));
		try (TrainingHome home = new TrainingHome(this.folder, new SlowNetworks(), DatasetFixtures.shapes())) {
			home.runs().start(new RunRequest("a run", "shapes", "quick", settings, network()));
			home.start();
			Run failed = home.await(1, RunState.FAILED);
			assertThat(failed.reason()).isEqualTo("The engine dl4j, which is set here, can't freeze the batch"
					+ " normalization norm1. Start the service with convscope.engine=auto, or a run without norm1 in"
					+ " freeze.");
		}
	}

	@Test
	void aRunInAPrecisionThatTheEngineLacksFailsForThatReason() throws IOException {
		TrainingSettings settings = new TrainingSettings(1, 20, 0.01, 0.9, 42, 40).with(Map.of("precision", "bf16"));
		try (TrainingHome home = new TrainingHome(this.folder, new Networks(Engine.ND4J), DatasetFixtures.shapes())) {
			home.runs().start(new RunRequest("a run", "shapes", "quick", settings, network()));
			home.start();
			assertThat(home.await(1, RunState.FAILED).reason())
				.isEqualTo("This run trains in bf16, but the engine nd4j, which computes here, has only float32. Let it"
						+ " go on where bf16 is supported, or start one without precision.");
		}
	}

	private static NetworkDescription network() {
		return new NetworkDescription("own", "", new NetworkDescription.Input(3, 32),
				List.of(new BatchNormalization("norm1", 1e-5, 0.1), new Dense("fc1", null)));
	}

	private static final class SlowNetworks extends Networks {

		@Override
		public TrainableNetwork training(Architecture architecture, Weights weights, LearningRule rule, long seed) {
			return Engine.DL4J.create(architecture, weights, rule, seed);
		}

	}

}
