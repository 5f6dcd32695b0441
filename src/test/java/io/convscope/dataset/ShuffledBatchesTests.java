package io.convscope.dataset;

import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.stream.IntStream;

import io.convscope.dataset.augmentation.AugmentationKind;
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
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 32, 42, 1, 0, List.of())) {
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
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 7, 42, 1, 0, List.of())) {
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
			try (ShuffledBatches batches = new ShuffledBatches(four, 4, 42, epoch, 0, List.of())) {
				first[batches.next().labels()[0]]++;
			}
		}
		assertThat(Arrays.stream(first).boxed()).allSatisfy((count) -> assertThat(count).isBetween(65, 135));
	}

	@Test
	void twoBatchesShareAllTheMemory() {
		Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 10, 42, 1, 0, List.of())) {
			batches.forEachRemaining((batch) -> arrays.add(batch.inputs()));
		}
		assertThat(arrays).hasSize(2);
	}

	@Test
	void noSamplesNoBatches() {
		try (ShuffledBatches batches = new ShuffledBatches(this.samples.first(0), 32, 42, 1, 0, List.of())) {
			assertThat(batches.hasNext()).isFalse();
		}
	}

	@Test
	void refusesAnEmptyBatch() {
		assertThatIllegalArgumentException()
			.isThrownBy(() -> new ShuffledBatches(this.samples, 0, 42, 1, 0, List.of()));
	}

	@Test
	void aPictureIsChangedAlikeInEveryBatch() {
		Map<Integer, FloatBuffer> whole = changed(this.samples, 32, 1, 0);
		assertThat(whole).hasSize(100);
		assertThat(changed(this.samples, 7, 1, 0)).isEqualTo(whole);
		assertThat(whole).containsAllEntriesOf(changed(this.samples, 10, 1, 3));
		assertThat(changed(this.samples, 32, 2, 0)).doesNotContainValue(whole.get(0)).isNotEqualTo(whole);
	}

	@Test
	void aPictureIsChangedAlikeWhereOthersAreHeldOut() {
		Samples training = ValidationSplit.of(this.samples, 0.25, 42).training();
		assertThat(changed(this.samples, 32, 1, 0)).containsAllEntriesOf(changed(training, 32, 1, 0));
	}

	@Test
	void sharesMakeUpEachBatch() {
		List<Integer> together = new ArrayList<>();
		try (ShuffledBatches first = share(0); ShuffledBatches second = share(1); ShuffledBatches third = share(2)) {
			while (first.hasNext()) {
				for (ShuffledBatches each : List.of(first, second, third)) {
					Arrays.stream(each.next().labels()).forEach(together::add);
				}
			}
			assertThat(second.hasNext() || third.hasNext()).isFalse();
		}
		// the last batch has two pictures, so one of the three shares is empty
		assertThat(together).isEqualTo(order(42, 1, 7));
	}

	private ShuffledBatches share(int index) {
		return new ShuffledBatches(this.samples, 7, 42, 1, 0, List.of(), new Share(index, 3));
	}

	// the inputs by label, which is another for each of these samples
	private static Map<Integer, FloatBuffer> changed(Samples samples, int batchSize, int epoch, int from) {
		Map<Integer, FloatBuffer> changed = new HashMap<>();
		try (ShuffledBatches batches = new ShuffledBatches(samples, batchSize, 42, epoch, from,
				List.of(AugmentationKind.values()))) {
			batches.forEachRemaining((batch) -> {
				for (int i = 0; i < batch.size(); i++) {
					changed.put(batch.labels()[i], FloatBuffer
						.wrap(Arrays.copyOfRange(batch.inputs(), i * CIFAR10.values(), (i + 1) * CIFAR10.values())));
				}
			});
		}
		return changed;
	}

	private List<Integer> order(long seed, int epoch) {
		return order(seed, epoch, 32);
	}

	private List<Integer> order(long seed, int epoch, int batchSize) {
		List<Integer> order = new ArrayList<>();
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, batchSize, seed, epoch, 0, List.of())) {
			batches.forEachRemaining((batch) -> Arrays.stream(batch.labels()).forEach(order::add));
		}
		return order;
	}

}
