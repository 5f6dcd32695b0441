package io.convscope.dataset;

import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

import io.convscope.dataset.augmentation.Augmentation;
import io.convscope.dataset.augmentation.AugmentationKind;
import org.jspecify.annotations.Nullable;

/**
 * The shuffled batches of one epoch. Every sample occurs once; the order depends only on
 * the seed, the epoch number and the number of samples, and how a picture is changed only
 * on the seed, the epoch number and its index in the part that it was picked from.
 * <p>
 * While the caller works on a batch, a thread named {@code prefetch} prepares the next
 * one. Two sets of arrays are reused in turn, so a batch is valid only until the next
 * call of {@link #next()}. The last batch is smaller if the batch size does not divide
 * the number of samples. Of a {@link Share} only that part of each batch is prepared. Not
 * thread-safe.
 */
public final class ShuffledBatches implements Iterator<Batch>, AutoCloseable {

	private final Encoder encoder;

	private final int pictureValues;

	private final int batchSize;

	private final Share share;

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
	 * Draws the order and starts to prepare the first batch.
	 * @param samples the samples to iterate over
	 * @param batchSize the number of pictures in a batch, at least 1
	 * @param seed the seed, the same for all epochs of a run
	 * @param epoch the epoch number
	 * @param from the number of batches to skip at the beginning, 0 or more
	 * @param augmentation how to change the pictures; empty to leave them as they are
	 */
	public ShuffledBatches(Samples samples, int batchSize, long seed, int epoch, int from,
			List<AugmentationKind> augmentation) {
		this(samples, batchSize, seed, epoch, from, augmentation, Share.WHOLE);
	}

	/**
	 * Draws the order and starts to prepare a part of the first batch.
	 * @param share the part of each batch to prepare
	 */
	public ShuffledBatches(Samples samples, int batchSize, long seed, int epoch, int from,
			List<AugmentationKind> augmentation, Share share) {
		this(samples.pictureSize().values(), samples.size(), batchSize, seed, epoch, from, share,
				encoder(samples, new Augmentation(augmentation, samples.pictureSize(), seed, epoch)));
	}

	ShuffledBatches(int pictureValues, int size, int batchSize, long seed, int epoch, int from, Encoder encoder) {
		this(pictureValues, size, batchSize, seed, epoch, from, Share.WHOLE, encoder);
	}

	private ShuffledBatches(int pictureValues, int size, int batchSize, long seed, int epoch, int from, Share share,
			Encoder encoder) {
		if (batchSize < 1) {
			throw new IllegalArgumentException("A batch must have at least one picture, not " + batchSize);
		}
		this.encoder = encoder;
		this.pictureValues = pictureValues;
		this.batchSize = batchSize;
		this.share = share;
		this.order = ShuffledOrder.of(size, seed, epoch);
		this.position = Math.min(size, Math.multiplyExact(from, batchSize));
		prepareNext();
	}

	private static Encoder encoder(Samples samples, Augmentation augmentation) {
		int values = samples.pictureSize().values();
		return (index, batch, place) -> {
			samples.encodeInto(index, batch.inputs(), place * values);
			augmentation.apply(samples.place(index), batch.inputs(), place * values);
			batch.labels()[place] = samples.label(index);
		};
	}

	@Override
	public boolean hasNext() {
		return this.ahead != null;
	}

	/**
	 * Returns the next batch, which invalidates the previous one.
	 * @return the batch
	 * @throws NoSuchElementException if the epoch is over, or this object is closed
	 * @throws CancellationException if this thread is interrupted; its interrupt status
	 * stays set
	 * @throws UncheckedIOException if a picture could not be read
	 * @throws IllegalStateException if the batch could not be prepared for another reason
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
		int whole = Math.min(this.batchSize, this.order.length - this.position);
		if (whole == 0) {
			close();
			return;
		}
		int from = this.position + this.share.begin(whole);
		int size = this.position + this.share.end(whole) - from;
		Batch target = (this.spare != null && this.spare.size() == size) ? this.spare
				: new Batch(new float[size * this.pictureValues], new int[size], size);
		this.position += whole;
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
			if (ex.getCause() instanceof UncheckedIOException unreadable) {
				throw new UncheckedIOException(unreadable.getMessage(), unreadable.getCause());
			}
			throw new IllegalStateException("A batch could not be prepared", ex.getCause());
		}
	}

	/**
	 * Stops the prefetch thread. There are no batches after this.
	 */
	@Override
	public void close() {
		this.ahead = null;
		this.prefetch.shutdownNow();
	}

	@FunctionalInterface
	interface Encoder {

		/**
		 * Writes a sample into a batch.
		 * @param index the index of the sample
		 * @param batch the batch to write to
		 * @param place the position in the batch, counted from 0
		 * @throws Exception if the sample cannot be read
		 */
		void encode(int index, Batch batch, int place) throws Exception;

	}

}
