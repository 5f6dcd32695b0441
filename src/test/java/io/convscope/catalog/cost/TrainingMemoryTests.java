package io.convscope.catalog.cost;

import io.convscope.memory.MemoryBudget;
import io.convscope.network.Architecture;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
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
		assertThatCode(() -> new TrainingMemory(needed, MUCH).require(DEEP, 128)).doesNotThrowAnyException();
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> new TrainingMemory(needed - 1, MUCH).require(DEEP, 128))
			.withMessageStartingWith(
					"network needs 369 MB for a step of training with 128 pictures (conv2 takes most, 32 MB)")
			.withMessageContaining("there are 369 MB; make that layer or batchSize smaller");
	}

	@Test
	void theHeapIsSharedWithRequests() {
		long heap = Runtime.getRuntime().maxMemory();
		assertThat(MemoryBudget.left()).isBetween(heap / 2, heap * 3 / 5);
	}

	@Test
	void theWeightsHaveToFitOnTheHeap() {
		assertThatExceptionOfType(InvalidRequestException.class)
			.isThrownBy(() -> new TrainingMemory(MUCH, 64 << 20).require(Architecture.article(10), 32))
			.withMessageContaining("needs 64 MB of heap for its 4210090 parameters, most of them of fc3 with 4194816");
	}

}
