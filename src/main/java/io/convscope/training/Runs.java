package io.convscope.training;

import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.regex.Pattern;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.network.Networks;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * All runs: the one that runs, those that wait, and those that have ended.
 * <p>
 * Runs survive a restart: queued ones go on, one that was running is found interrupted.
 * Thread safe; readers never wait for training.
 */
@Component
public class Runs implements SmartLifecycle {

	private static final Logger logger = LoggerFactory.getLogger(Runs.class);

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

	// with the waits for open requests and predictions it is less than the ten seconds in
	// which a stopped process should be gone
	private static final long PATIENCE_MILLIS = 6_000;

	private final RunStore store;

	private final DatasetCatalog datasets;

	private final Networks networks;

	private final Trainer trainer;

	private final int queueCapacity;

	private final Clock clock = Clock.systemUTC();

	private final Map<Integer, TrainingRun> runs = new ConcurrentSkipListMap<>();

	// guarded by this
	private final Deque<TrainingRun> queue = new ArrayDeque<>();

	private @Nullable TrainingRun running;

	private @Nullable Thread thread;

	Runs(RunStore store, DatasetCatalog datasets, Networks networks, Trainer trainer, TrainingProperties properties) {
		this.store = store;
		this.datasets = datasets;
		this.networks = networks;
		this.trainer = trainer;
		this.queueCapacity = properties.queueCapacity();
		store.readAll().forEach(this::recover);
	}

	private void recover(Run found) {
		TrainingRun run = new TrainingRun(found, this.store.metrics(found.id()), this.store, this.clock);
		this.runs.put(found.id(), run);
		if (found.state() == RunState.RUNNING) {
			logger.warn("Run {} was under way when the process ended", found.id());
			run.end(RunState.INTERRUPTED, "The process ended while the run was under way.");
		}
		else if (found.state() == RunState.QUEUED) {
			this.queue.add(run);
		}
	}

	/**
	 * Queues a run.
	 * @param request what it is to do
	 * @return the run as it stands
	 * @throws io.convscope.dataset.UnknownDatasetException if there is no such data set
	 * @throws RunQueueFullException if as many wait as may
	 */
	synchronized Run start(RunRequest request) {
		this.datasets.status(request.dataset());
		if (this.queue.size() >= this.queueCapacity) {
			throw RunQueueFullException.of(this.queue.size());
		}
		Run queued = Run.queued(this.store.nextId(), request, this.networks.engine(), this.clock.instant());
		this.store.write(queued);
		TrainingRun run = new TrainingRun(queued, this.store.metrics(queued.id()), this.store, this.clock);
		this.runs.put(queued.id(), run);
		this.queue.add(run);
		notifyAll();
		return run.snapshot();
	}

	/**
	 * Cancels a run: one that waits or was interrupted at once, a running one at its next
	 * step.
	 * @param id its number
	 * @return the run as it stands
	 * @throws UnknownRunException if there is none of that number
	 * @throws IllegalRunStateException if it has ended
	 */
	synchronized Run cancel(String id) {
		TrainingRun run = get(id);
		if (run == this.running) {
			run.requestCancel();
		}
		else {
			run.end(RunState.CANCELLED, null);
			this.queue.remove(run);
			this.trainer.freeze(run);
		}
		return run.snapshot();
	}

	List<Run> list() {
		return this.runs.values().stream().map(TrainingRun::snapshot).toList();
	}

	/**
	 * Finds the newest run.
	 * @return the run as it stands
	 * @throws UnknownRunException if there was none yet
	 */
	Run newest() {
		return list().stream().max(Comparator.comparingInt(Run::id)).orElseThrow(UnknownRunException::none);
	}

	/**
	 * Finds a run.
	 * @param id its number
	 * @return the run
	 * @throws UnknownRunException if there is none of that number
	 */
	TrainingRun get(String id) {
		TrainingRun run = NUMBER.matcher(id).matches() ? this.runs.get(Integer.parseInt(id)) : null;
		if (run == null) {
			throw UnknownRunException.of(id, this.runs.size());
		}
		return run;
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
			while (this.thread != null && this.queue.isEmpty()) {
				wait();
			}
		}
		catch (InterruptedException ex) {
			return null;
		}
		this.running = (this.thread != null) ? this.queue.poll() : null;
		return this.running;
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
		Thread ending;
		synchronized (this) {
			ending = this.thread;
			this.thread = null;
			if (this.running != null) {
				this.running.stop().request(StopRequest.Cause.SHUTDOWN);
			}
			notifyAll();
		}
		try {
			if (ending != null) {
				ending.join(PATIENCE_MILLIS);
			}
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
		}
	}

	@Override
	public synchronized boolean isRunning() {
		return this.thread != null;
	}

}
