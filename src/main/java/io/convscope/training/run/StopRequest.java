package io.convscope.training.run;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/**
 * A request to the training thread to stop a run, with its cause. Thread safe.
 */
public final class StopRequest {

	private @Nullable Cause cause;

	private @Nullable Thread interruptible;

	public synchronized void request(Cause cause) {
		// the first request counts, except that cancelling replaces a pause
		if (this.cause == null || (this.cause == Cause.PAUSE && cause == Cause.CANCEL)) {
			this.cause = cause;
		}
		if (this.interruptible != null) {
			this.interruptible.interrupt();
		}
	}

	public synchronized Optional<Cause> cause() {
		return Optional.ofNullable(this.cause);
	}

	/**
	 * Returns the state of a run that stops before its end.
	 * @return the state for the cause; interrupted if no stop was requested
	 */
	public RunState outcome() {
		return switch (cause().orElse(Cause.SHUTDOWN)) {
			case CANCEL -> RunState.CANCELLED;
			case PAUSE -> RunState.PAUSED;
			case SHUTDOWN -> RunState.INTERRUPTED;
		};
	}

	public boolean isRequested() {
		return cause().isPresent();
	}

	/**
	 * Runs work that a request may interrupt. Other work is never interrupted, since it
	 * could be writing a file.
	 * @param <T> type of the result
	 * @param work the work, done on the calling thread
	 * @return the result
	 * @throws InterruptedException if a stop was requested before or meanwhile
	 * @throws Exception what {@code work} throws
	 */
	public <T> T interruptibly(Callable<T> work) throws Exception {
		synchronized (this) {
			if (this.cause != null) {
				throw new InterruptedException();
			}
			this.interruptible = Thread.currentThread();
		}
		try {
			return work.call();
		}
		finally {
			synchronized (this) {
				this.interruptible = null;
				// clears the interrupt of a request that came too late
				Thread.interrupted();
			}
		}
	}

	/**
	 * The causes of a stop.
	 */
	public enum Cause {

		/** The user cancelled it. */
		CANCEL,

		/** The user paused it. */
		PAUSE,

		/** The process ends. */
		SHUTDOWN

	}

}
