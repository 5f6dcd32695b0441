package io.convscope.training;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;

import org.jspecify.annotations.Nullable;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one thread that trains, with the queue of runs that wait for it. Thread safe.
 */
@Component
class TrainingThread implements SmartLifecycle {

	// with the waits for open requests and predictions it is less than the ten seconds in
	// which a stopped process should be gone
	private static final long PATIENCE_MILLIS = 6_000;

	private final Trainer trainer;

	private final int queueCapacity;

	// guarded by this
	private final Deque<TrainingRun> queue = new ArrayDeque<>();

	private @Nullable TrainingRun running;

	private @Nullable Thread thread;

	TrainingThread(Trainer trainer, TrainingProperties properties) {
		this.trainer = trainer;
		this.queueCapacity = properties.queueCapacity();
	}

	/**
	 * Makes sure that one more run may wait.
	 * @throws RunQueueFullException if as many wait as may
	 */
	synchronized void requireRoom() {
		if (this.queue.size() >= this.queueCapacity) {
			throw RunQueueFullException.of(this.queue.size());
		}
	}

	/**
	 * Lets a run wait for its turn, whether or not there is room: one from before a
	 * restart has its place.
	 * @param run a queued run
	 */
	synchronized void add(TrainingRun run) {
		this.queue.add(run);
		notifyAll();
	}

	/**
	 * Cancels a run; the one in training only ends at its next step.
	 * @param run any run
	 * @return whether it has ended
	 * @throws IllegalRunStateException if it had ended before
	 */
	synchronized boolean cancel(TrainingRun run) {
		// one that was just paused may wait already
		if (run == this.running && !this.queue.contains(run)) {
			run.requestCancel();
			return false;
		}
		run.end(RunState.CANCELLED, null);
		this.queue.remove(run);
		return true;
	}

	/**
	 * Lets a run wait for its turn again, where there is room.
	 * @param run any run
	 * @param now when that is wished
	 * @throws RunQueueFullException if as many wait as may
	 * @throws IllegalRunStateException if it is neither paused nor interrupted
	 */
	synchronized void resume(TrainingRun run, Instant now) {
		run.requireResumable();
		requireRoom();
		run.queueAgain(now);
		add(run);
	}

	private void work() {
		TrainingRun next = takeNext();
		while (next != null) {
			this.trainer.train(next);
			next = takeNext();
		}
	}

	private synchronized @Nullable TrainingRun takeNext() {
		this.running = null;
		try {
			while (isOfThisThread() && this.queue.isEmpty()) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			return null;
		}
		this.running = isOfThisThread() ? this.queue.poll() : null;
		return this.running;
	}

	// not so after a stop
	private boolean isOfThisThread() {
		return this.thread == Thread.currentThread();
	}

	@Override
	public synchronized void start() {
		Thread training = new Thread(this::work, "training");
		this.thread = training;
		training.start();
	}

	/**
	 * Ends training at its next step; the run is left interrupted.
	 */
	@Override
	public void stop() {
		Thread ending = requestStop();
		try {
			if (ending != null) {
				ending.join(PATIENCE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	private synchronized @Nullable Thread requestStop() {
		Thread ending = this.thread;
		this.thread = null;
		if (this.running != null) {
			this.running.stop().request(StopRequest.Cause.SHUTDOWN);
		}
		notifyAll();
		return ending;
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

}
