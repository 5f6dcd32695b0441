package io.convscope.model.inference;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.LongSupplier;

import org.jspecify.annotations.Nullable;

/**
 * Sees whether the inference thread is alive. Thread safe.
 */
final class TaskWatch {

	// no forward pass takes so long
	private static final Duration STUCK = Duration.ofMinutes(5);

	private final LongSupplier nanoTime;

	private final AtomicInteger threads = new AtomicInteger();

	// when the task in progress began; null between tasks
	private volatile @Nullable Long begunAt;

	TaskWatch(LongSupplier nanoTime) {
		this.nanoTime = nanoTime;
	}

	Thread newThread(Runnable tasks, String name) {
		this.threads.incrementAndGet();
		return new Thread(tasks, name);
	}

	void begin() {
		this.begunAt = this.nanoTime.getAsLong();
	}

	void end() {
		this.begunAt = null;
	}

	/**
	 * Tells what keeps the thread from its work for good.
	 * @return a sentence; empty if nothing does
	 */
	Optional<String> problem() {
		// the thread after it can't use its networks
		if (this.threads.get() > 1) {
			return Optional
				.of("The inference thread has died; models that it had loaded can't answer." + " Restart the service.");
		}
		Long begun = this.begunAt;
		long seconds = (begun != null) ? TimeUnit.NANOSECONDS.toSeconds(this.nanoTime.getAsLong() - begun) : 0;
		return (seconds > STUCK.toSeconds()) ? Optional.of("The inference thread has been at one task for " + seconds
				+ " s, and nothing else is answered. Restart the service.") : Optional.empty();
	}

}
