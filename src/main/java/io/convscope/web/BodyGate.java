package io.convscope.web;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import io.convscope.memory.MemoryBudget;
import io.convscope.request.LargeBody;
import io.convscope.request.StreamedUpload;
import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;

/**
 * The limits shared by all request bodies being received: the memory, the threads that
 * may wait for their bytes, and the minimum rate. Thread-safe.
 */
@Component
class BodyGate implements DisposableBean {

	/** The limit for JSON and other bodies; pictures and weights have their own. */
	static final DataSize OTHERS = DataSize.ofMegabytes(1);

	// up to this length, memory is reserved only as bytes arrive
	private static final long SMALL = DataSize.ofKilobytes(64).toBytes();

	// the factor of the minimum rate while other bodies wait
	private static final int HURRY = 16;

	private static final long TICK_MILLIS = 1000;

	private final MemoryBudget memory;

	private final DataSize rate;

	private final Duration grace;

	private final Semaphore readers;

	private final List<StreamedUpload> streamed;

	private final List<LargeBody> large;

	private final Set<MeteredBody> watched = ConcurrentHashMap.newKeySet();

	private final ScheduledExecutorService watch = Executors
		.newSingleThreadScheduledExecutor((work) -> new Thread(work, "slow-bodies"));

	BodyGate(MemoryBudget memory, WebProperties properties, WorkerShares shares, List<StreamedUpload> streamed,
			List<LargeBody> large) {
		this.streamed = List.copyOf(streamed);
		this.large = List.copyOf(large);
		this.memory = memory;
		this.rate = properties.minBodyRate();
		this.grace = properties.bodyGrace();
		this.readers = new Semaphore(shares.readers());
		this.watch.scheduleWithFixedDelay(this::closeOverdue, TICK_MILLIS, TICK_MILLIS, TimeUnit.MILLISECONDS);
	}

	/**
	 * Reserves memory for a body, and waits for it if the body is large.
	 * @param length the Content-Length; negative if absent
	 * @return the reservation, which may have to grow
	 */
	MemoryBudget.Reservation reserve(long length) {
		return this.memory.reserveForBody((length > SMALL) ? length : 0);
	}

	/**
	 * Registers a body whose bytes a thread waits for, until {@link #leave}.
	 * @param body the body
	 * @return whether a thread is available for it
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

	/**
	 * Checks whether a body is written to the disk while it arrives.
	 * @param method the HTTP method
	 * @param path the path within the service
	 * @param contentType the Content-Type; null if absent
	 * @return whether it takes no memory, and is limited by its handler
	 */
	boolean isStreamed(String method, String path, @Nullable String contentType) {
		return this.streamed.contains(new StreamedUpload(method, path))
				&& !String.valueOf(contentType).toLowerCase(Locale.ROOT).startsWith("application/json");
	}

	/**
	 * Returns the limit for a body that is held in memory.
	 * @param path the path within the service
	 * @param contentType the Content-Type; null if absent
	 * @return the limit; the largest size if the handler limits the body
	 */
	DataSize limit(String path, @Nullable String contentType) {
		String type = (contentType != null) ? contentType.toLowerCase(Locale.ROOT) : "";
		boolean file = type.startsWith("multipart/") || type.startsWith("image/")
				|| type.startsWith("application/octet-stream");
		boolean unlimited = file || this.large.stream().anyMatch((each) -> path.startsWith(each.prefix()));
		return unlimited ? DataSize.ofBytes(Long.MAX_VALUE) : OTHERS;
	}

	/**
	 * Returns the current minimum rate of bodies.
	 * @return the rate in bytes per second
	 */
	DataSize rate() {
		boolean others = this.memory.isAwaited() || this.readers.availablePermits() == 0;
		return DataSize.ofBytes(this.rate.toBytes() * (others ? HURRY : 1));
	}

	/**
	 * Checks whether a body arrives too slowly.
	 * @param bytes the number of bytes received
	 * @param nanos the time since the start of the body, in nanoseconds
	 * @return whether its mean rate after the grace period is below the minimum
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
