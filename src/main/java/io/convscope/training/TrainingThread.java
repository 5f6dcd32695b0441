package io.convscope.training;

import java.util.List;
import java.util.Objects;

import io.convscope.access.Caller;
import io.convscope.home.StorageException;
import io.convscope.training.loop.Trainer;
import io.convscope.training.run.Run;
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
 * The single training thread with its queue of runs, one of each owner in turn. Thread
 * safe.
 */
@Component
public class TrainingThread implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(TrainingThread.class);

	// together with the waits for open requests and predictions this is less than the ten
	// seconds that a process may take to stop
	private static final long PATIENCE_MILLIS = 6_000;

	private final Trainer trainer;

	private final int queueCapacity;

	// how long a run waits for disk space before it tries to start again
	private static final long RETRY_MILLIS = 5_000;

	private final FairQueue queue = new FairQueue();

	// guarded by this, as the next
	private @Nullable TrainingRun running;

	private @Nullable Thread thread;

	TrainingThread(Trainer trainer, TrainingProperties properties) {
		this.trainer = trainer;
		this.queueCapacity = properties.queueCapacity();
	}

	/**
	 * Checks that the queue has room for a run of the request's key.
	 * @throws RunQueueFullException if the queue is full
	 * @throws io.convscope.access.LimitExceededException if too many runs of the key are
	 * queued
	 */
	synchronized void requireRoom() {
		if (this.queue.size() >= this.queueCapacity) {
			throw RunQueueFullException.of(this.queue.size());
		}
		String key = Caller.name();
		Caller.requireRunBeside(
				this.queue.inOrder().stream().filter((run) -> Objects.equals(run.snapshot().key(), key)).count());
	}

	/**
	 * Returns the queue, which runs join and leave by {@link #add} and {@link #remove}.
	 * @return what knows the order of the runs
	 */
	FairQueue queue() {
		return this.queue;
	}

	/**
	 * Adds a run to the queue, even a full one.
	 * @param run a queued run; ignored if it was cancelled meanwhile
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

	/**
	 * Returns the run in training and those behind it.
	 * @return snapshots of the runs, the next one first
	 */
	synchronized FairQueue.Line line() {
		return new FairQueue.Line((this.running != null) ? this.running.snapshot() : null,
				this.queue.inOrder().stream().map(TrainingRun::snapshot).toList());
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
				// the queued runs must still get their turn
				logger.error("Run {} is not trained", next.id(), ex);
			}
			next = takeNext();
		}
	}

	// its start cannot be written to the disk: it stays the next one
	private synchronized void waitForRoom(TrainingRun run, StorageException cause) {
		logger.warn("Run {} can't start: {}", run.id(), cause.getMessage());
		run.show((each) -> each.withNotice(cause.getMessage() + " The run starts by itself when that works."));
		if (run.snapshot().state() != RunState.QUEUED) {
			return;
		}
		this.queue.add(run);
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

	/**
	 * Tells whether the thread ended though nobody stopped it.
	 * @return whether no run will be trained any more
	 */
	public synchronized boolean hasDied() {
		return this.thread != null && !this.thread.isAlive();
	}

	// false after a stop
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
	 * Stops training after the current step; the run becomes interrupted.
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
