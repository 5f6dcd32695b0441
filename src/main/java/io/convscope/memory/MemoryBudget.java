package io.convscope.memory;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The heap that requests may hold together: bodies, pictures while they are decoded, and
 * what is drawn. It is reserved before it is allocated; who comes too late waits in turn.
 * What remains of the heap is for training and for the data sets. Thread safe.
 */
@Component
public class MemoryBudget {

	private static final Duration PATIENCE = Duration.ofSeconds(10);

	private static final int SHARE_OF_HEAP = 3;

	private static final int UNIT = 1024;

	private final int total;

	private final Semaphore free;

	private final Duration patience;

	@Autowired
	MemoryBudget() {
		this(DataSize.ofBytes(Runtime.getRuntime().maxMemory() / SHARE_OF_HEAP), PATIENCE);
	}

	/**
	 * Makes a budget.
	 * @param total what may be reserved at the same time, at least 1 KB
	 * @param patience how long a reservation waits for others to end
	 */
	public MemoryBudget(DataSize total, Duration patience) {
		this.total = units(total.toBytes());
		this.free = new Semaphore(this.total, true);
		this.patience = patience;
	}

	/**
	 * Reserves memory, waiting in turn until others have given back enough.
	 * @param bytes how much, 0 or more; more than the whole budget counts as all of it
	 * @return the reservation, to be closed when the memory is no longer referred to
	 * @throws MemoryBusyException if there is not enough in time
	 */
	public Reservation reserve(long bytes) {
		int units = Math.min(this.total, units(bytes));
		try {
			if (this.free.tryAcquire(units, this.patience.toMillis(), TimeUnit.MILLISECONDS)) {
				return new Reservation(this.free, units);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
		throw MemoryBusyException.now();
	}

	private static int units(long bytes) {
		return (int) Math.min(Integer.MAX_VALUE, (bytes + UNIT - 1) / UNIT);
	}

	/**
	 * Memory that is taken until this is closed; closing it again does nothing. For one
	 * thread at a time.
	 */
	public static final class Reservation implements AutoCloseable {

		private final Semaphore budget;

		private int units;

		private Reservation(Semaphore budget, int units) {
			this.budget = budget;
			this.units = units;
		}

		@Override
		public void close() {
			this.budget.release(this.units);
			this.units = 0;
		}

	}

}
