package io.convscope.training.run;

import java.util.Optional;
import java.util.concurrent.Callable;

import org.jspecify.annotations.Nullable;

/**
 * The request that the training thread stop a run, and why. Thread safe.
 */
public final class StopRequest {

	private @Nullable Cause cause;

	private @Nullable Thread interruptible;

	public synchronized void request(Cause cause) {
		// of two requests the first counts, but what is cancelled needs no pause
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
	 * Tells what becomes of a run that stops before its end.
	 * @return the state for its cause; interrupted where nobody asked for the stop
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
	 * Waits for something that a request may interrupt. Elsewhere a thread is never
	 * interrupted: it could be writing a file.
	 * @param <T> what comes of it
	 * @param work what to do on the calling thread
	 * @return what comes of it
	 * @throws InterruptedException if a request came before or meanwhile
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
				// a request that came too late to interrupt the work
				Thread.interrupted();
			}
		}
	}

	/**
	 * Why a run is to stop.
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
