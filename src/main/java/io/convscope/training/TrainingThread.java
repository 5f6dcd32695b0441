package io.convscope.training;

import java.util.ArrayDeque;
import java.util.Deque;

import io.convscope.home.StorageException;
import io.convscope.training.loop.Trainer;
import io.convscope.training.run.RunState;
import io.convscope.training.run.StopRequest;
import io.convscope.training.run.TrainingProperties;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The one thread that trains, with the queue of runs that wait for it. Thread safe.
 */
@Component
class TrainingThread implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(TrainingThread.class);

	// with the waits for open requests and predictions it is less than the ten seconds in
	// which a stopped process should be gone
	private static final long PATIENCE_MILLIS = 6_000;

	private final Trainer trainer;

	private final int queueCapacity;

	// how long a run waits for room on the disk before it tries to start again
	private static final long RETRY_MILLIS = 5_000;

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
	 * @throws RunQueueFullException if the queue is full
	 */
	synchronized void requireRoom() {
		if (this.queue.size() >= this.queueCapacity) {
			throw RunQueueFullException.of(this.queue.size());
		}
	}

	/**
	 * Lets a run wait for its turn, whether or not there is room: one from before a
	 * restart has its place.
	 * @param run a queued run; nothing happens if it was cancelled meanwhile
	 */
	synchronized void add(TrainingRun run) {
		if (run.snapshot().state() == RunState.QUEUED) {
			this.queue.add(run);
			notifyAll();
		}
	}

	/**
	 * Takes a run out of the queue.
	 * @param run a run that is no longer queued
	 */
	synchronized void remove(TrainingRun run) {
		this.queue.remove(run);
	}

	private void work() {
		TrainingRun next = takeNext();
		while (next != null) {
			try {
				this.trainer.train(next);
			}
			catch (StorageException ex) {
				waitForRoom(next, ex);
			}
			catch (RuntimeException | Error ex) {
				// the runs that wait must not wait for ever
				logger.error("Run {} is not trained", next.id(), ex);
			}
			next = takeNext();
		}
	}

	// its start can't be kept on the disk: it stays the next one
	private synchronized void waitForRoom(TrainingRun run, StorageException cause) {
		logger.warn("Run {} can't start: {}", run.id(), cause.getMessage());
		run.show((each) -> each.withNotice(cause.getMessage() + " The run starts by itself when that works."));
		if (run.snapshot().state() != RunState.QUEUED) {
			return;
		}
		this.queue.addFirst(run);
		this.running = null;
		try {
			if (isOfThisThread()) {
				wait(RETRY_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
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
