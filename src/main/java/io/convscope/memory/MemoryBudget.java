package io.convscope.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The heap that all requests together may use, in two shares: one for request bodies, and
 * one for the work on them, such as decoding and drawing pictures. Memory is reserved
 * before it is allocated. If a share is used up, requests wait in order of arrival and
 * are refused after a timeout. The rest of the heap is for training and the data sets.
 * <p>
 * Reservations cannot deadlock. A body is reserved in a share of its own before the work
 * on it, so work in progress never waits for bodies. A body of unknown length grows its
 * reservation without waiting, or is refused. A thread must not reserve memory for work
 * while it holds a reservation for work. Thread-safe.
 */
@Component
public class MemoryBudget {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int WORK_OF_HEAP = 4;

	private static final int BODIES_OF_HEAP = 6;

	// a body is copied once: from its parts or blocks into one array
	private static final int COPIES = 2;

	private static final int UNIT = 1024;

	private final Share work;

	private final Share bodies;

	private final Duration patience;

	@Autowired
	MemoryBudget() {
		this(ofHeap(WORK_OF_HEAP), ofHeap(BODIES_OF_HEAP), PATIENCE);
	}

	/**
	 * Creates a budget with two shares of the same size.
	 * @param each the size of each share, at least 1 KB
	 * @param patience the maximum time a reservation waits
	 */
	public MemoryBudget(DataSize each, Duration patience) {
		this(each, each, patience);
	}

	private MemoryBudget(DataSize work, DataSize bodies, Duration patience) {
		this.work = new Share(work);
		this.bodies = new Share(bodies);
		this.patience = patience;
	}

	/**
	 * Tells what is left of the heap for training and the data sets.
	 * @return bytes
	 */
	public static long left() {
		return Runtime.getRuntime().maxMemory() - ofHeap(WORK_OF_HEAP).toBytes() - ofHeap(BODIES_OF_HEAP).toBytes();
	}

	private static DataSize ofHeap(int part) {
		return DataSize.ofBytes(Runtime.getRuntime().maxMemory() / part);
	}

	/**
	 * Reserves memory for work, and waits in order of arrival until enough is free.
	 * @param bytes the size, 0 or more; limited to the whole share
	 * @return the reservation, to be closed when the memory is no longer referenced
	 * @throws MemoryBusyException if not enough memory is free in time, or this thread is
	 * interrupted
	 */
	public Reservation reserve(long bytes) {
		return this.work.reserve(units(bytes), this.patience);
	}

	/**
	 * Reserves memory for a body, and waits in order of arrival until enough is free.
	 * @param bytes the known length of the body, 0 or more; limited to the whole share
	 * @return the reservation, to be closed when the body is no longer referenced
	 * @throws MemoryBusyException if not enough memory is free in time, or this thread is
	 * interrupted
	 */
	public Reservation reserveForBody(long bytes) {
		return this.bodies.reserve(units(times(bytes)), this.patience);
	}

	/**
	 * Tells how large a body can be that is held once, without a copy.
	 * @return the share of bodies, in bytes
	 */
	public long largestBody() {
		return (long) this.bodies.total * UNIT;
	}

	/**
	 * Checks whether any body is waiting for memory.
	 * @return whether at least one is waiting
	 */
	public boolean isAwaited() {
		return this.bodies.free.hasQueuedThreads();
	}

	private static long times(long bytes) {
		return Math.min(Long.MAX_VALUE / COPIES, bytes) * COPIES;
	}

	private static int units(long bytes) {
		return (int) Math.min(Integer.MAX_VALUE, bytes / UNIT + ((bytes % UNIT == 0) ? 0 : 1));
	}

	private static final class Share {

		private final int total;

		private final Semaphore free;

		private Share(DataSize total) {
			this.total = units(total.toBytes());
			this.free = new Semaphore(this.total, true);
		}

		private Reservation reserve(int units, Duration patience) {
			int most = Math.min(this.total, units);
			try {
				if (this.free.tryAcquire(most, patience.toMillis(), TimeUnit.MILLISECONDS)) {
					return new Reservation(this, most);
				}
			}
			catch (InterruptedException ex) {
				Thread.currentThread().interrupt();
			}
			throw MemoryBusyException.now();
		}

	}

	/**
	 * Reserved memory, which is released by closing it. Closing it again has no effect.
	 * Not thread-safe.
	 */
	public static final class Reservation implements AutoCloseable {

		private final Share share;

		private int units;

		private Reservation(Share share, int units) {
			this.share = share;
			this.units = units;
		}

		/**
		 * Grows the reservation for a body of unknown length, without waiting.
		 * @param bytes the length of the body so far
		 * @throws MemoryBusyException if not enough memory is free
		 */
		public void growTo(long bytes) {
			int wanted = Math.min(this.share.total, units(times(bytes)));
			if (wanted > this.units) {
				if (!this.share.free.tryAcquire(wanted - this.units)) {
					throw MemoryBusyException.now();
				}
				this.units = wanted;
			}
		}

		@Override
		public void close() {
			this.share.free.release(this.units);
			this.units = 0;
		}

	}

}
