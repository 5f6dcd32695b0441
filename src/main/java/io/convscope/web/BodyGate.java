package io.convscope.web;

import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.convscope.memory.MemoryBudget;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * What all bodies that are being received share: the memory, the threads that may wait
 * for their bytes, and the rate at which they have to come. Thread safe.
 */
@Component
class BodyGate implements DisposableBean {

	// settings, names and choices; pictures and weights have limits of their own
	private static final DataSize OTHERS = DataSize.ofMegabytes(1);

	// below this, memory is counted only when the bytes are there
	private static final long SMALL = DataSize.ofKilobytes(64).toBytes();

	// how many times as fast bodies have to come while others wait
	private static final int HURRY = 16;

	private static final long TICK_MILLIS = 1000;

	private final MemoryBudget memory;

	private final DataSize rate;

	private final Duration grace;

	private final Semaphore readers;

	private final Set<MeteredBody> watched = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService watch = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "slow-bodies"));

	BodyGate(MemoryBudget memory, WebProperties properties, WorkerShares shares) {
		this.memory = memory;
		this.rate = properties.minBodyRate();
		this.grace = properties.bodyGrace();
		this.readers = new Semaphore(shares.readers());
		this.watch.scheduleWithFixedDelay(this::closeOverdue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	/**
	 * Reserves memory for a body, waiting for it where it is large.
	 * @param length how long it says it is; negative when it doesn't
	 * @return the memory, which may have to grow
	 */
	MemoryBudget.Reservation reserve(long length) {
		return this.memory.reserveForBody((length > SMALL) ? length : 0);
	}

	/**
	 * Lets a body be waited for, until it leaves.
	 * @param body the body
	 * @return whether there is a thread for it
	 */
	boolean enter(MeteredBody body) {
		if (this.watched.contains(body)) {
			return true;
		}
		return this.readers.tryAcquire() && this.watched.add(body);
	}

	void leave(MeteredBody body) {
		if (this.watched.remove(body)) {
			this.readers.release();
		}
	}

	DataSize limit(@Nullable String contentType) {
		String type = (contentType != null) ? contentType.toLowerCase(Locale.ROOT) : "";
		boolean file = type.startsWith("multipart/") || type.startsWith("image/")
				|| type.startsWith("application/octet-stream");
		return file ? DataSize.ofBytes(Long.MAX_VALUE) : OTHERS;
	}

	/**
	 * Tells how fast bodies have to come for now.
	 * @return bytes a second
	 */
	DataSize rate() {
		boolean others = this.memory.isAwaited() || this.readers.availablePermits() == 0;
		return DataSize.ofBytes(this.rate.toBytes() * (others ? HURRY : 1));
	}

	/**
	 * Tells whether a body comes too slowly.
	 * @param bytes how many came
	 * @param nanos since when
	 * @return whether to give it up
	 */
	boolean isTooSlow(long bytes, long nanos) {
		long due = nanos - this.grace.toNanos();
		return due > 0 && bytes < rate().toBytes() * (due / 1e9);
	}

	private void closeOverdue() {
		this.watched.forEach(MeteredBody::closeIfOverdue);
	}

	@Override
	public void destroy() {
		this.watch.shutdownNow();
	}

}
