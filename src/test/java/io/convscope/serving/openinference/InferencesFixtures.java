package io.convscope.serving.openinference;

import java.time.Duration;

import io.convscope.image.reading.PictureReader;
import io.convscope.memory.MemoryBudget;
import io.convscope.model.store.ModelFixtures;
import io.convscope.prediction.PredictorFixtures;
import io.convscope.serving.ServedModels;

import org.springframework.boot.servlet.autoconfigure.MultipartProperties;
import org.springframework.util.unit.DataSize;

/**
 * The service behind the protocol, with no Spring context.
 */
public final class InferencesFixtures {

	private InferencesFixtures() {
	}

	public static Inferences inferences(ModelFixtures fixtures, int capacity, DataSize limit) {
		return inferences(fixtures, capacity, limit, new MemoryBudget(DataSize.ofMegabytes(64), Duration.ofSeconds(1)));
	}

	static Inferences inferences(ModelFixtures fixtures, int capacity, DataSize limit, MemoryBudget memory) {
		MultipartProperties limits = new MultipartProperties();
		limits.setMaxRequestSize(limit);
		PictureReader reader = new PictureReader(limit.toBytes() / 2, 1_000_000, 2);
		return new Inferences(new ServedModels(fixtures.models()), PredictorFixtures.predictor(fixtures, capacity, 3),
				reader, memory, limits);
	}

}
