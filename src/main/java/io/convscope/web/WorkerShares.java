package io.convscope.web;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.LongAdder;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.stereotype.Component;

/**
 * The shares of the server's threads: some are reserved for health checks, and half of
 * them for requests whose bodies have been received. Thread-safe.
 */
@Component
class WorkerShares {

	private static final int HEALTH = 10;

	private final Semaphore workers;

	private final int readers;

	private final LongAdder turnedAway = new LongAdder();

	@Autowired
	WorkerShares(TomcatServerProperties server) {
		this(server.getThreads().getMax());
	}

	WorkerShares(int threads) {
		this.workers = new Semaphore(Math.max(1, threads - Math.max(1, threads / HEALTH)));
		this.readers = Math.max(1, threads / 2);
	}

	/**
	 * Acquires a thread for a request that is not a health check. If this returns true,
	 * the caller must call {@link #leave}.
	 * @return whether a thread is available
	 */
	boolean enter() {
		boolean free = this.workers.tryAcquire();
		if (!free) {
			this.turnedAway.increment();
		}
		return free;
	}

	/**
	 * Counts the requests that found no thread.
	 * @return how many so far
	 */
	long turnedAway() {
		return this.turnedAway.sum();
	}

	void leave() {
		this.workers.release();
	}

	/**
	 * Returns the maximum number of threads that may wait for bodies.
	 * @return at least 1
	 */
	int readers() {
		return this.readers;
	}

}
