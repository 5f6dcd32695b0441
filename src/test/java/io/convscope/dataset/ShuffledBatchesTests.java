package io.convscope.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;

import io.convscope.image.Picture;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

class ShuffledBatchesTests {

	private final Samples samples = SamplesTests.samples(100);

	@Test
	void visitsEverySampleOnceWithAShortLastBatch() {
		List<Integer> sizes = new ArrayList<>();
		List<Integer> seen = new ArrayList<>();
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 32, 42, 1)) {
			while (batches.hasNext()) {
				Batch batch = batches.next();
				sizes.add(batch.size());
				assertThat(batch.labels()).hasSize(batch.size());
				assertThat(batch.inputs()).hasSize(batch.size() * Picture.VALUES);
				Arrays.stream(batch.labels()).forEach(seen::add);
			}
			assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(batches::next);
		}
		assertThat(sizes).containsExactly(32, 32, 32, 4);
		assertThat(seen).containsExactlyInAnyOrderElementsOf(IntStream.range(0, 100).boxed().toList());
	}

	@Test
	void inputsAreTheEncodedPicturesOfTheLabels() {
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 7, 42, 1)) {
			while (batches.hasNext()) {
				Batch batch = batches.next();
				for (int i = 0; i < batch.size(); i++) {
					float[] input = Arrays.copyOfRange(batch.inputs(), i * Picture.VALUES, (i + 1) * Picture.VALUES);
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
			try (ShuffledBatches batches = new ShuffledBatches(four, 4, 42, epoch)) {
				first[batches.next().labels()[0]]++;
			}
		}
		assertThat(Arrays.stream(first).boxed()).allSatisfy((count) -> assertThat(count).isBetween(65, 135));
	}

	@Test
	void preparesOneBatchAheadAndNoMore() {
		AtomicInteger prepared = new AtomicInteger();
		try (ShuffledBatches batches = new ShuffledBatches(5, 1, 42, 1, (index, batch, place) -> {
			batch.labels()[place] = index;
			prepared.incrementAndGet();
		})) {
			for (int taken = 1; taken < 5; taken++) {
				Batch batch = batches.next();
				int label = batch.labels()[0];
				assertThat(prepared).hasValueLessThanOrEqualTo(taken + 1);
				await().untilAtomic(prepared, equalTo(taken + 1));
				assertThat(batch.labels()).as("the batch in use stays as it is").containsExactly(label);
			}
		}
	}

	@Test
	void twoBatchesShareAllTheMemory() {
		Set<float[]> arrays = Collections.newSetFromMap(new IdentityHashMap<>());
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, 10, 42, 1)) {
			batches.forEachRemaining((batch) -> arrays.add(batch.inputs()));
		}
		assertThat(arrays).hasSize(2);
	}

	@Test
	void theThreadEndsWithTheEpoch() throws InterruptedException {
		AtomicReference<Thread> thread = new AtomicReference<>();
		ShuffledBatches batches = new ShuffledBatches(2, 1, 42, 1,
				(index, batch, place) -> thread.set(Thread.currentThread()));
		batches.forEachRemaining((batch) -> assertThat(batch.size()).isOne());
		thread.get().join(10_000);
		assertThat(thread.get().isAlive()).isFalse();
	}

	@Test
	void closingEndsTheThreadInTheMiddleOfABatch() throws InterruptedException {
		BlockedEncoder encoder = new BlockedEncoder();
		ShuffledBatches batches = new ShuffledBatches(5, 1, 42, 1, encoder);
		await().until(() -> encoder.thread != null);
		assertThat(encoder.thread.getName()).isEqualTo("prefetch");
		assertThat(encoder.thread.isDaemon()).isTrue();
		batches.close();
		encoder.thread.join(10_000);
		assertThat(encoder.thread.isAlive()).isFalse();
		assertThat(batches.hasNext()).isFalse();
	}

	@Test
	void aFailureReachesTheCaller() {
		IOException failure = new IOException("no more");
		try (ShuffledBatches batches = new ShuffledBatches(5, 1, 42, 1, (index, batch, place) -> {
			throw failure;
		})) {
			assertThatIllegalStateException().isThrownBy(batches::next).withCause(failure);
		}
	}

	@Test
	void anInterruptEndsTheWait() {
		try (ShuffledBatches batches = new ShuffledBatches(5, 1, 42, 1, new BlockedEncoder())) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(CancellationException.class).isThrownBy(batches::next);
			assertThat(Thread.interrupted()).as("still marked").isTrue();
		}
	}

	@Test
	void noSamplesNoBatches() {
		try (ShuffledBatches batches = new ShuffledBatches(this.samples.first(0), 32, 42, 1)) {
			assertThat(batches.hasNext()).isFalse();
		}
	}

	@Test
	void refusesAnEmptyBatch() {
		assertThatIllegalArgumentException().isThrownBy(() -> new ShuffledBatches(this.samples, 0, 42, 1));
	}

	private List<Integer> order(long seed, int epoch) {
		return order(seed, epoch, 32);
	}

	private List<Integer> order(long seed, int epoch, int batchSize) {
		List<Integer> order = new ArrayList<>();
		try (ShuffledBatches batches = new ShuffledBatches(this.samples, batchSize, seed, epoch)) {
			batches.forEachRemaining((batch) -> Arrays.stream(batch.labels()).forEach(order::add));
		}
		return order;
	}

	private static final class BlockedEncoder implements ShuffledBatches.Encoder {

		private volatile Thread thread;

		@Override
		public void encode(int index, Batch batch, int place) throws InterruptedException {
			this.thread = Thread.currentThread();
			new CountDownLatch(1).await();
		}

	}

}
