package io.convscope.web;

import java.util.concurrent.Semaphore;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.tomcat.autoconfigure.TomcatServerProperties;
import org.springframework.stereotype.Component;

/**
 * How the server's threads are shared out, so that some always remain for health checks,
 * and half of them for requests whose bodies are there. Thread safe.
 */
@Component
class WorkerShares {

	private static final int HEALTH = 10;

	private final Semaphore workers;

	private final int readers;

	@Autowired
	WorkerShares(TomcatServerProperties server) {
		this(server.getThreads().getMax());
	}

	WorkerShares(int threads) {
		this.workers = new Semaphore(Math.max(1, threads - Math.max(1, threads / HEALTH)));
		this.readers = Math.max(1, threads / 2);
	}

	/**
	 * Takes a thread for a request that is no health check; whoever got it gives it back.
	 * @return whether there is one
	 */
	boolean enter() {
		return this.workers.tryAcquire();
	}

	void leave() {
		this.workers.release();
	}

	/**
	 * Tells how many threads may wait for bodies.
	 * @return how many, at least 1
	 */
	int readers() {
		return this.readers;
	}

}
