package io.convscope.catalog.cost;

import java.util.Comparator;
import java.util.Optional;

import io.convscope.memory.MemoryBudget;
import io.convscope.network.Architecture;
import io.convscope.network.engine.NativeMemory;
import io.convscope.request.InvalidRequestException;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The memory that training takes, held against what this process has for it.
 */
@Component
public final class TrainingMemory {

	private static final double MEGABYTE = 1 << 20;

	// of the weights, on the heap: the first ones, those of a checkpoint with its
	// velocities, and those of the best epoch
	private static final int COPIES_ON_HEAP = 4;

	private final long nativeLimit;

	private final long heapLimit;

	@Autowired
	TrainingMemory() {
		this(NativeMemory.limit().orElse(Long.MAX_VALUE), MemoryBudget.left());
	}

	/**
	 * Sets the limits.
	 * @param nativeLimit bytes outside the heap
	 * @param heapLimit bytes of the heap that requests leave
	 */
	public TrainingMemory(long nativeLimit, long heapLimit) {
		this.nativeLimit = nativeLimit;
		this.heapLimit = heapLimit;
	}

	/**
	 * Makes sure that a network can be trained here, before anything is allocated.
	 * @param network the network, within the limits
	 * @param batchSize pictures in a step
	 * @throws InvalidRequestException if it needs more memory than there is; says how
	 * much, and which layer takes most
	 */
	public void require(Architecture network, int batchSize) {
		NetworkCost cost = NetworkCost.of(network, batchSize);
		if (cost.trainingBytes() > this.nativeLimit) {
			LayerCost largest = cost.largest();
			throw InvalidRequestException.of("network",
					"needs " + megabytes(cost.trainingBytes()) + " for a step of training with " + batchSize
							+ " pictures (" + largest.name() + " takes most, " + megabytes(largest.trainingBytes())
							+ ")" + ", and there are " + megabytes(this.nativeLimit)
							+ "; make that layer or batchSize smaller, or give the service more memory");
		}
		requireHeap(network);
	}

	/**
	 * Makes sure that the heap has room for a network's weights while it is trained,
	 * whatever the size of its batches.
	 * @param network the network, within the limits
	 * @throws InvalidRequestException if it has not; says which layer takes most
	 */
	public void requireHeap(Architecture network) {
		NetworkCost cost = NetworkCost.of(network, 1);
		long copies = COPIES_ON_HEAP * Float.BYTES * cost.parameters();
		if (copies > this.heapLimit) {
			LayerCost largest = cost.layers()
				.stream()
				.max(Comparator.comparingLong(LayerCost::parameters))
				.orElseThrow();
			throw InvalidRequestException.of("network",
					"needs " + megabytes(copies) + " of heap for its " + cost.parameters()
							+ " parameters, most of them of " + largest.name() + " with " + largest.parameters()
							+ ", and requests leave " + megabytes(this.heapLimit)
							+ "; make that layer smaller, or give the service a larger heap");
		}
	}

	/**
	 * Finds why a network can't even answer here.
	 * @param network the network, within the limits
	 * @return the name of the layer that takes most memory; empty if there is enough
	 */
	public static Optional<String> largest(Architecture network) {
		NetworkCost cost = NetworkCost.of(network, 1024);
		return (cost.trainingBytes() / 2 > NativeMemory.limit().orElse(Long.MAX_VALUE))
				? Optional.of(cost.largest().name()) : Optional.empty();
	}

	private static String megabytes(long bytes) {
		return Math.round(bytes / MEGABYTE) + " MB";
	}

}
