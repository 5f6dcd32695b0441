package io.convscope.bench;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/**
 * The workload as tensors of a library, made beforehand, outside of what is measured.
 *
 * @param <T> the library's tensor
 */
final class Tensors<T> {

	private final List<T> batches = new ArrayList<>();

	private final List<T> labels = new ArrayList<>();

	private final Map<Integer, T> first = new HashMap<>();

	/**
	 * Makes the tensors.
	 * @param workload what they hold
	 * @param pictures makes one of the values of so many pictures
	 * @param labels makes one of a batch's labels
	 */
	Tensors(Workload workload, BiFunction<float[], Integer, T> pictures, Function<long[], T> labels) {
		for (int i = 0; i < Workload.batches(); i++) {
			this.batches.add(pictures.apply(workload.batch(i), Workload.BATCH));
			this.labels.add(labels.apply(workload.batchLabels(i)));
		}
		for (int count : new int[] { 1, Agreement.PICTURES, 32, 256 }) {
			this.first.put(count, pictures.apply(workload.first(count), count));
		}
	}

	T batch(int step) {
		return this.batches.get(step % this.batches.size());
	}

	T labels(int step) {
		return this.labels.get(step % this.labels.size());
	}

	T first(int count) {
		return this.first.get(count);
	}

}
