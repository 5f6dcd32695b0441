package io.convscope.image;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;

/**
 * The time that decoding one picture may take: processor time of the thread that makes
 * this, so that a busy machine refuses no picture that an idle one reads. Where threads
 * have no such clock, it is the time of day. For the thread that made it.
 */
public final class Deadline {

	private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

	private final boolean cpu;

	private final long start;

	private final long limit;

	/**
	 * Begins now.
	 * @param limit how long
	 */
	public Deadline(Duration limit) {
		this.cpu = hasCpuTime();
		this.start = now();
		this.limit = limit.toNanos();
	}

	/**
	 * Makes sure that there is time left.
	 * @throws UnreadablePictureException if there is none
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
