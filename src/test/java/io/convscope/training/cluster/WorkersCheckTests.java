package io.convscope.training.cluster;

import java.util.Map;

import io.convscope.model.TrainingSettings;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What a cluster does not do is refused before a run is queued.
 */
class WorkersCheckTests {

	@Test
	void aRunOfThisMachineNeedsNoCluster() {
		assertThatCode(() -> WorkersCheck.check(TrainingSettings.DEFAULTS.with(Map.of("patience", 3)), false))
			.doesNotThrowAnyException();
	}

	@Test
	void withoutAClusterThereAreNoWorkers() {
		assertRefused(Map.of("workers", 2), false, "convscope.spark.master is not set");
	}

	@Test
	void eachWorkerNeedsAShareOfABatch() {
		assertThatCode(() -> WorkersCheck.check(TrainingSettings.DEFAULTS.with(Map.of("workers", 32)), true))
			.doesNotThrowAnyException();
		assertRefused(Map.of("workers", 33), true, "pictures of a batch, which are 32");
	}

	@Test
	void allThatAClusterDoesNotDoIsNamedAtOnce() {
		Map<String, Object> all = Map.of("workers", 2, "patience", 3, "maxMinutes", 1.5);
		assertRefused(all, true, "patience");
		assertRefused(all, true, "maxMinutes");
	}

	private static void assertRefused(Map<String, Object> settings, boolean hasCluster, String part) {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> WorkersCheck.check(TrainingSettings.DEFAULTS.with(settings), hasCluster))
			.withMessageContaining(part);
	}

}
