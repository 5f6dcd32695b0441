package io.convscope.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The heap that requests may hold together, in two shares: one for the bodies that are
 * being received, and one for the work on them, as pictures while they are decoded and
 * what is drawn. Memory is reserved before it is allocated; later requests wait in turn,
 * and are refused when that takes too long. What remains of the heap is for training and
 * for the data sets.
 * <p>
 * Nobody waits for ever, and none of those who hold memory for each other: a body is
 * reserved before the work on it and in a share of its own, so work under way never waits
 * for bodies; a body whose length is not known grows at once or not at all; and a thread
 * must not reserve for work while it holds a reservation for work. Thread safe.
 */
@Component
public class MemoryBudget {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int WORK_OF_HEAP = 4;

	private static final int BODIES_OF_HEAP = 6;

	// a body is copied once on its way: from its parts or its blocks into one array
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
	 * Makes a budget whose shares are equal.
	 * @param each what may be reserved at the same time of either share, at least 1 KB
	 * @param patience how long a reservation waits for others to end
	 */
	public MemoryBudget(DataSize each, Duration patience) {
		this(each, each, patience);
	}

	private MemoryBudget(DataSize work, DataSize bodies, Duration patience) {
		this.work = new Share(work);
		this.bodies = new Share(bodies);
		this.patience = patience;
	}

	private static DataSize ofHeap(int part) {
		return DataSize.ofBytes(Runtime.getRuntime().maxMemory() / part);
	}

	/**
	 * Reserves memory for work, waiting in turn until others have given back enough.
	 * @param bytes how much, 0 or more; more than the whole share counts as all of it
	 * @return the reservation, to be closed when the memory is no longer referred to
	 * @throws MemoryBusyException if there is not enough in time
	 */
	public Reservation reserve(long bytes) {
		return this.work.reserve(units(bytes), this.patience);
	}

	/**
	 * Reserves memory for a body, waiting in turn until others have given back enough.
	 * @param bytes its length, 0 or more, as far as it is known; more than fits counts as
	 * all there is
	 * @return the reservation, to be closed when the body is no longer referred to
	 * @throws MemoryBusyException if there is not enough in time
	 */
	public Reservation reserveForBody(long bytes) {
		return this.bodies.reserve(units(times(bytes)), this.patience);
	}

	/**
	 * Tells whether bodies wait for the memory that others hold.
	 * @return whether there are any
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
	 * Memory that is taken until this is closed; closing it again does nothing. For one
	 * thread at a time.
	 */
	public static final class Reservation implements AutoCloseable {

		private final Share share;

		private int units;

		private Reservation(Share share, int units) {
			this.share = share;
			this.units = units;
		}

		/**
		 * Makes sure that this holds enough for a body that goes on.
		 * @param bytes the body's length so far
		 * @throws MemoryBusyException if others hold what it would need more
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
