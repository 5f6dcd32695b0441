package io.convscope.catalog.cost;

import io.convscope.network.Architecture;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A network that can't be trained here is refused, with the layer that takes most.
 */
class TrainingMemoryTests {

	private static final Architecture DEEP = new Architecture(NetworkDescription.builtIn("deep"), 10);

	private static final long MUCH = Long.MAX_VALUE;

	@Test
	void aStepHasToFit() {
		long needed = NetworkCost.of(DEEP, 128).trainingBytes();
		assertThatCode(() -> TrainingMemory.require(DEEP, 128, needed, MUCH)).doesNotThrowAnyException();
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> TrainingMemory.require(DEEP, 128, needed - 1, MUCH))
			.withMessageStartingWith(
					"network needs 369 MB for a step of training with 128 pictures (conv2 takes most, 32 MB)")
			.withMessageContaining("there are 369 MB; make that layer or batchSize smaller");
	}

	@Test
	void theWeightsHaveToFitOnTheHeap() {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> TrainingMemory.require(Architecture.article(10), 32, MUCH, 64 << 20))
			.withMessageContaining("needs 64 MB of heap for its 4210090 parameters, most of them of fc3 with 4194816");
	}

}
