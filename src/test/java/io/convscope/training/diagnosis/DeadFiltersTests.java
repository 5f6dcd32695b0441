package io.convscope.training.diagnosis;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.inspection.statistics.TestSetStatistics;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.engine.Engine;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Filters that find nothing are told, unless they were so before the run.
 */
class DeadFiltersTests {

	private static final Dataset SHAPES = DatasetFixtures.shapes();

	private static final int DEAD = 8;

	@Test
	void filtersOfALayerThatLearnsAreTold(@TempDir Path folder) throws IOException {
		assertThat(find(folder, List.of())).hasValueSatisfying((finding) -> {
			assertThat(finding.kind()).isEqualTo(Finding.Kind.DEAD_FILTERS);
			assertThat(finding.sentence()).startsWith(DEAD + " of the 32 maps of act1 are zero");
			assertThat(finding.advice()).contains("lower learning rate");
		});
	}

	@Test
	void thoseOfAFrozenLayerAreAsTheyWere(@TempDir Path folder) throws IOException {
		assertThat(find(folder, List.of("conv1", "conv2"))).isEmpty();
	}

	private static Optional<Finding> find(Path folder, List<String> freeze) throws IOException {
		TrainingSettings settings = TrainingSettings.DEFAULTS.with(Map.of("freeze", freeze));
		try (ModelFixtures fixtures = new ModelFixtures(folder)) {
			fixtures.models()
				.save(new Model("run-1", "shapes", SHAPES.labels(), 1, 1, "testAccuracy", null, 0.5, 0.5, settings,
						Instant.EPOCH, false), weights());
			Run run = Run.queued(1, new RunRequest("a run", "shapes", "quick", settings), Engine.DL4J, Instant.EPOCH, 1)
				.started(Engine.DL4J, 2, Instant.EPOCH)
				.withModel("run-1")
				.ended(RunState.COMPLETED, null, Instant.EPOCH);
			return new DeadFilters(fixtures.models(),
					new TestSetStatistics(fixtures.inference(), DatasetCatalog.of(SHAPES)))
				.of(run);
		}
	}

	private static Weights weights() {
		return new Weights(ModelFixtures.initialWeights(SHAPES.labels(), 1).tensors().stream().map((tensor) -> {
			float[] values = tensor.values().clone();
			if (tensor.name().equals("conv1.bias")) {
				Arrays.fill(values, 0, DEAD, -100);
			}
			return new Tensor(tensor.name(), tensor.shape(), values);
		}).toList());
	}

}
