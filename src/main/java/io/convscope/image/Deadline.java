package io.convscope.image;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The time limit for decoding one picture. It counts the CPU time of the thread that
 * created it, so that the load of the machine does not decide which pictures are refused.
 * If CPU time is not available, it counts elapsed time. For use by the creating thread
 * only.
 */
public final class Deadline {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final boolean cpu;

	private final long start;

	private final long limit;

	/**
	 * Starts the clock.
	 * @param limit the time limit
	 */
	public Deadline(Duration limit) {
		this.cpu = hasCpuTime();
		this.start = now();
		this.limit = limit.toNanos();
	}

	/**
	 * Throws if the time is up.
	 * @throws UnreadablePictureException if the time is up
	 */
	void check() {
		if (now() - this.start > this.limit) {
			throw UnreadablePictureException.tooSlow(Duration.ofNanos(this.limit));
		}
	}

	private long now() {
		return this.cpu ? THREADS.getCurrentThreadCpuTime() : System.nanoTime();
	}

	private static boolean hasCpuTime() {
		try {
			return THREADS.isCurrentThreadCpuTimeSupported() && THREADS.getCurrentThreadCpuTime() >= 0;
		}
		catch (UnsupportedOperationException ex) { // a virtual thread
			return false;
		}
	}

}
