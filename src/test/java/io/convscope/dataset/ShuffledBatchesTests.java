package io.convscope.dataset;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;

import org.junit.jupiter.api.Test;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

class ShuffledBatchesTests {

	private final Samples samples = SamplesTests.samples(100);

	@Test
	void visitsEverySampleOnceWithAShortLastBatch() {
		List<Integer> sizes = new ArrayList<>();
		List<Integer> seen = new ArrayList<>();
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 32, 42, 1, 0)) {
			while (batches.hasNext()) {
				Batch batch = batches.next();
				sizes.add(batch.size());
				assertThat(batch.labels()).hasSize(batch.size());
				assertThat(batch.inputs()).hasSize(batch.size() * CIFAR10.values());
				Arrays.stream(batch.labels()).forEach(seen::add);
			}
			assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(batches::next);
		}
		assertThat(sizes).containsExactly(32, 32, 32, 4);
		assertThat(seen).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
	}

	@Test
	void inputsAreTheEncodedPicturesOfTheLabels() {
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 7, 42, 1, 0)) {
			while (batches.hasNext()) {
				Batch batch = batches.next();
				for (int i = 0; i < batch.size(); i++) {
					float[] input = Arrays.copyOfRange(batch.inputs(), i * CIFAR10.values(),
							(i + 1) * CIFAR10.values());
					assertThat(input).isEqualTo(this.samples.picture(batch.labels()[i]).toInput());
				}
			}
		}
	}

	@Test
	void onlySeedAndEpochDecideTheOrder() {
		List<Integer> order = order(42, 1);
		assertThat(order(42, 1)).isEqualTo(order);
		assertThat(order(42, 2)).isNotEqualTo(order);
		assertThat(order(43, 1)).isNotEqualTo(order);
		assertThat(order).isNotEqualTo(order.stream().sorted().toList());
	}

	@Test
	void batchSizeDoesNotChangeTheOrder() {
		assertThat(order(42, 1, 100)).isEqualTo(order(42, 1, 1));
	}

	@Test
	void ordersDoNotRepeatAcrossSeedsAndEpochs() {
		List<List<Integer>> orders = new ArrayList<>();
		for (int seed = 0; seed < 20; seed++) {
			for (int epoch = 1; epoch <= 20; epoch++) {
				orders.add(order(seed, epoch, 100));
			}
		}
		assertThat(orders).doesNotHaveDuplicates();
	}

	@Test
	void everySampleComesFirstAboutAsOftenAsAnother() {
		Samples four = this.samples.first(4);
		int[] first = new int[4];
		for (int epoch = 0; epoch < 400; epoch++) {
			try (ShuffledBatches batches = new ShuffledBatches(four, 4, 42, epoch, 0)) {
				first[batches.next().labels()[0]]++;
			}
		}
		assertThat(Arrays.stream(first).boxed()).allSatisfy((count) -> assertThat(count).isBetween(65, 135));
	}

	@Test
	void twoBatchesShareAllTheMemory() {
		Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 10, 42, 1, 0)) {
			batches.forEachRemaining((batch) -> arrays.add(batch.inputs()));
		}
		assertThat(arrays).hasSize(2);
	}

	@Test
	void noSamplesNoBatches() {
		try (ShuffledBatches batches = new ShuffledBatches(this.samples.first(0), 32, 42, 1, 0)) {
			assertThat(batches.hasNext()).isFalse();
		}
	}

	@Test
	void refusesAnEmptyBatch() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ShuffledBatches(this.samples, 0, 42, 1, 0));
	}

	private List<Integer> order(long seed, int epoch) {
		return order(seed, epoch, 32);
	}

	private List<Integer> order(long seed, int epoch, int batchSize) {
		List<Integer> order = new ArrayList<>();
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, batchSize, seed, epoch, 0)) {
			batches.forEachRemaining((batch) -> Arrays.stream(batch.labels()).forEach(order::add));
		}
		return order;
	}

}
