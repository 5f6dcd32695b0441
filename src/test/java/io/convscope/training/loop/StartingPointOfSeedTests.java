package io.convscope.training.loop;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.training.RunFixtures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A run that starts from no model.
 */
class StartingPointOfSeedTests {

	@TempDir
	private Path folder;

	@Test
	void freshWeightsAndOrdersAreOfTheSeedAlone() throws IOException {
		try (RunFixtures fixtures = new RunFixtures(this.folder)) {
			Architecture architecture = Architecture.article(2);
			StartingPoint start = StartingPoint.of(RunFixtures.settings(1, 4), architecture, List.of("zero", "one"),
					fixtures.models());
			assertThat(start.seed()).isEqualTo(42);
			assertThat(start.weights().get("fc4.bias").values())
				.isEqualTo(ModelFixtures.initialWeights(List.of("zero", "one"), 42).get("fc4.bias").values());
		}
	}

}
