package io.convscope.dataset;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

import org.junit.jupiter.api.Test;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

/**
 * The thread behind {@link ShuffledBatches}.
 */
class PrefetchTests {

	@Test
	void preparesOneBatchAheadAndNoMore() {
		AtomicInteger prepared = new AtomicInteger();
		try (ShuffledBatches batches = new ShuffledBatches(CIFAR10.values(), 5, 1, 42, 1, 0, (index, batch, place) -> {
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
	void theThreadEndsWithTheEpoch() throws InterruptedException {
		AtomicReference<Thread> thread = new AtomicReference<>();
		ShuffledBatches batches = new ShuffledBatches(CIFAR10.values(), 2, 1, 42, 1, 0,
				(index, batch, place) -> thread.set(Thread.currentThread()));
		batches.forEachRemaining((batch) -> assertThat(batch.size()).isOne());
		thread.get().join(10_000);
		assertThat(thread.get().isAlive()).isFalse();
	}

	@Test
	void closingEndsTheThreadInTheMiddleOfABatch() throws InterruptedException {
		BlockedEncoder encoder = new BlockedEncoder();
		ShuffledBatches batches = new ShuffledBatches(CIFAR10.values(), 5, 1, 42, 1, 0, encoder);
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
		try (ShuffledBatches batches = new ShuffledBatches(CIFAR10.values(), 5, 1, 42, 1, 0, (index, batch, place) -> {
			throw failure;
		})) {
			assertThatIllegalStateException().isThrownBy(batches::next).withCause(failure);
		}
	}

	@Test
	void aPictureThatCannotBeReadReachesTheCallerAsThat() {
		UncheckedIOException failure = new UncheckedIOException("gone", new IOException("no disk"));
		try (ShuffledBatches batches = new ShuffledBatches(CIFAR10.values(), 5, 1, 42, 1, 0, (index, batch, place) -> {
			throw failure;
		})) {
			assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(batches::next)
				.withMessage("gone")
				.havingCause()
				.withMessage("no disk");
		}
	}

	@Test
	void anInterruptEndsTheWait() {
		try (ShuffledBatches batches = new ShuffledBatches(CIFAR10.values(), 5, 1, 42, 1, 0, new BlockedEncoder())) {
			Thread.currentThread().interrupt();
			assertThatExceptionOfType(CancellationException.class).isThrownBy(batches::next);
			assertThat(Thread.interrupted()).as("still marked").isTrue();
		}
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
