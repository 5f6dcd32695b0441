package io.convscope.spark;

import java.time.Duration;

import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The cores of a cluster. Executors come one after the other in the first seconds of a
 * job.
 */
public final class Cores {

	private static final Logger logger = LoggerFactory.getLogger(Cores.class);

	private static final Duration PATIENCE = Duration.ofMinutes(1);

	private static final Duration SETTLED = Duration.ofSeconds(5);

	private static final Duration PAUSE = Duration.ofMillis(200);

	private Cores() {
	}

	/**
	 * Counts the tasks that can be done at once, when for some seconds no executor has
	 * come.
	 * @param context of the cluster
	 * @return their number, at least 1
	 */
	public static int await(SparkContext context) {
		if (!context.isLocal()) {
			awaitExecutors(context);
		}
		int threads = context.conf().getInt("spark.task.cpus", 1);
		int tasks = Math.max(1, context.defaultParallelism() / threads);
		logger.info("{} tasks at once, of {} executors", tasks, executors(context));
		return tasks;
	}

	private static void awaitExecutors(SparkContext context) {
		long begin = System.nanoTime();
		long changed = begin;
		int before = 0;
		while (System.nanoTime() - begin < PATIENCE.toNanos()) {
			int now = executors(context);
			if (now != before) {
				changed = System.nanoTime();
				before = now;
			}
			if (now > 0 && System.nanoTime() - changed > SETTLED.toNanos()) {
				return;
			}
			pause();
		}
	}

	// without the driver, which is listed too
	private static int executors(SparkContext context) {
		return context.statusTracker().getExecutorInfos().length - 1;
	}

	private static void pause() {
		try {
			Thread.sleep(PAUSE.toMillis());
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException("Interrupted while executors were awaited", ex);
		}
	}

}
