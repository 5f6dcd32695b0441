package io.convscope.dataset;

import java.util.Iterator;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import org.jspecify.annotations.Nullable;

/**
 * One epoch: every sample once, in an order that only the seed, the number of the epoch
 * and the number of samples decide.
 * <p>
 * While the caller works on a batch, a thread named {@code prefetch} prepares the next
 * one. The arrays of two batches take turns: a batch is valid until the next call of
 * {@link #next()}. The last batch is short where the numbers don't divide. Used by one
 * thread at a time.
 */
public final class ShuffledBatches implements Iterator<Batch>, AutoCloseable {

	private final Encoder encoder;

	private final int pictureValues;

	private final int batchSize;

	private final int[] order;

	private final ExecutorService prefetch = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "prefetch");
		thread.setDaemon(true);
		return thread;
	});

	private int position;

	private @Nullable Batch spare;

	private @Nullable Batch current;

	private @Nullable Future<Batch> ahead;

	/**
	 * Draws the order; begins to prepare the first batch that is wanted.
	 * @param samples what to visit
	 * @param batchSize pictures in a batch, at least 1
	 * @param seed the seed of all epochs
	 * @param epoch the number of the epoch
	 * @param from how many batches to leave out at the beginning; 0 or more, up to all
	 */
	public ShuffledBatches(Samples samples, int batchSize, long seed, int epoch, int from) {
		this(samples.pictureSize().values(), samples.size(), batchSize, seed, epoch, from, (index, batch, place) -> {
			samples.encodeInto(index, batch.inputs(), place * samples.pictureSize().values());
			batch.labels()[place] = samples.label(index);
		});
	}

	ShuffledBatches(int pictureValues, int size, int batchSize, long seed, int epoch, int from, Encoder encoder) {
		if (batchSize < 1) {
			throw new IllegalArgumentException("A batch has at least one picture, not " + batchSize);
		}
		this.encoder = encoder;
		this.pictureValues = pictureValues;
		this.batchSize = batchSize;
		this.order = ShuffledOrder.of(size, seed, epoch);
		this.position = Math.min(size, Math.multiplyExact(from, batchSize));
		prepareNext();
	}

	@Override
	public boolean hasNext() {
		return this.ahead != null;
	}

	/**
	 * Gives the next batch; the one given before is no longer valid.
	 * @return the batch
	 * @throws NoSuchElementException if the epoch is over, or this object is closed
	 * @throws CancellationException if this thread is interrupted; it stays marked so
	 * @throws IllegalStateException if the batch could not be prepared
	 */
	@Override
	public Batch next() {
		if (this.ahead == null) {
			throw new NoSuchElementException("The epoch is over");
		}
		Batch batch = await(this.ahead);
		this.spare = this.current;
		this.current = batch;
		prepareNext();
		return batch;
	}

	private void prepareNext() {
		int from = this.position;
		int size = Math.min(this.batchSize, this.order.length - from);
		if (size == 0) {
			close();
			return;
		}
		Batch target = (this.spare != null && this.spare.size() == size) ? this.spare
				: new Batch(new float[size * this.pictureValues], new int[size], size);
		this.position += size;
		this.ahead = this.prefetch.submit(() -> fill(target, from));
	}

	private Batch fill(Batch batch, int from) throws Exception {
		for (int i = 0; i < batch.size(); i++) {
			this.encoder.encode(this.order[from + i], batch, i);
		}
		return batch;
	}

	private static Batch await(Future<Batch> future) {
		try {
			return future.get();
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new CancellationException("Interrupted while waiting for a batch");
		}
		catch (ExecutionException ex) {
			throw new IllegalStateException("A batch could not be prepared", ex.getCause());
		}
	}

	/**
	 * Ends the thread; there are no more batches.
	 */
	@Override
	public void close() {
		this.ahead = null;
		this.prefetch.shutdownNow();
	}

	@FunctionalInterface
	interface Encoder {

		/**
		 * Puts a sample into a batch.
		 * @param index which sample
		 * @param batch takes it
		 * @param place where in the batch, counted from 0
		 * @throws Exception if it can't
		 */
		void encode(int index, Batch batch, int place) throws Exception;

	}

}
