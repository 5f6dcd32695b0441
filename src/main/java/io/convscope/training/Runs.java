package io.convscope.training;

import java.time.Clock;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

import io.convscope.dataset.DatasetCatalog;
import io.convscope.network.Architecture;
import io.convscope.network.engine.Networks;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunEnding;
import io.convscope.training.run.RunFolder;
import io.convscope.training.run.RunRecovery;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.SweepPlace;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * All runs: running, queued, paused, interrupted and ended ones.
 * <p>
 * Runs are stored on disk. Thread safe; readers never wait for training.
 */
@Component
public class Runs {

	private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,8}");

	private final RunStore store;

	private final DatasetCatalog datasets;

	private final Networks networks;

	private final RunEnding ending;

	private final TrainingThread thread;

	private final RunSpace space;

	private final Clock clock;

	private final Map<Integer, TrainingRun> runs = new ConcurrentSkipListMap<>();

	Runs(RunStore store, RunRecovery recovery, DatasetCatalog datasets, Networks networks, RunEnding ending,
			TrainingThread thread, RunSpace space, Clock clock) {
		this.clock = clock;
		this.space = space;
		this.store = store;
		this.datasets = datasets;
		this.networks = networks;
		this.ending = ending;
		this.thread = thread;
		List<TrainingRun> recovered = recovery.recoverAll();
		recovered.forEach((run) -> this.runs.put(run.id(), run));
		thread.queue().learn(recovered);
		recovered.forEach(thread::add);
	}

	/**
	 * Queues a new run.
	 * @param request the complete request
	 * @return a snapshot of the run
	 * @throws io.convscope.dataset.UnknownDatasetException if there is no such data set
	 * @throws RunQueueFullException if the queue is full
	 * @throws io.convscope.access.LimitExceededException if too many runs of the same key
	 * are queued
	 * @throws io.convscope.home.StorageException if there is too little disk space, or
	 * the run cannot be written
	 */
	public synchronized Run start(RunRequest request) {
		requireRoom();
		return start(request, UnaryOperator.identity());
	}

	/**
	 * Checks that the queue has room for a run of the request's key.
	 * @throws RunQueueFullException if the queue is full
	 * @throws io.convscope.access.LimitExceededException if too many runs of the same key
	 * are queued
	 */
	public void requireRoom() {
		this.thread.requireRoom();
	}

	/**
	 * Queues a run of a sweep, even if the queue is full: of a sweep, one run waits at
	 * most.
	 * @param request the complete request
	 * @param sweep which run of the sweep it is
	 * @param key name of the key with which the sweep was requested; null if it needed
	 * none
	 * @return a snapshot of the run
	 * @throws io.convscope.dataset.UnknownDatasetException if there is no such data set
	 * @throws io.convscope.home.StorageException if there is too little disk space, or
	 * the run cannot be written
	 */
	public Run startOfSweep(RunRequest request, SweepPlace sweep, @Nullable String key) {
		return start(request, (run) -> run.ofSweep(sweep, key));
	}

	private synchronized Run start(RunRequest request, UnaryOperator<Run> completed) {
		int labels = this.datasets.status(request.dataset()).labels().size();
		Architecture network = new Architecture(request.network(), labels);
		this.space.requireToStart(network, request.settings().learningRule());
		Run queued = completed.apply(Run.queued(nextId(), request, this.networks.engine(), this.clock.instant(),
				this.thread.queue().nextNumber()));
		RunFolder folder = this.store.folder(queued.id());
		folder.create(queued);
		TrainingRun run = new TrainingRun(queued, folder, this.clock);
		this.runs.put(run.id(), run);
		this.thread.add(run);
		return run.snapshot();
	}

	// a folder may have been deleted by hand
	private int nextId() {
		return Math.max(this.store.nextId(), this.runs.keySet().stream().mapToInt((id) -> id + 1).max().orElse(1));
	}

	/**
	 * Cancels a run. A running one stops after its current step, any other at once.
	 * @param id the run's number
	 * @return a snapshot of the run
	 * @throws UnknownRunException if there is no such run
	 * @throws IllegalRunStateException if it has ended
	 */
	public Run cancel(String id) {
		TrainingRun run = get(id);
		if (this.ending.cancel(run)) {
			this.thread.remove(run);
		}
		return run.snapshot();
	}

	/**
	 * Pauses a running run, which stops after its current step and frees the training
	 * thread.
	 * @param id the run's number
	 * @return a snapshot of the run
	 * @throws UnknownRunException if there is no such run
	 * @throws IllegalRunStateException if it is not running
	 */
	Run pause(String id) {
		TrainingRun run = get(id);
		run.requestPause();
		return run.snapshot();
	}

	/**
	 * Queues a paused or interrupted run again; it continues where it stopped.
	 * @param id the run's number
	 * @return a snapshot of the run
	 * @throws UnknownRunException if there is no such run
	 * @throws IllegalRunStateException if it is neither paused nor interrupted
	 * @throws RunQueueFullException if the queue is full
	 * @throws io.convscope.access.LimitExceededException if too many runs of the same key
	 * are queued
	 */
	synchronized Run resume(String id) {
		TrainingRun run = get(id);
		run.requireResumable();
		this.thread.requireRoom();
		int labels = this.datasets.status(run.snapshot().dataset()).labels().size();
		this.space.requireToGoOn(new Architecture(run.snapshot().network(), labels),
				run.snapshot().settings().learningRule());
		run.queueAgain(this.clock.instant(), this.thread.queue().nextNumber());
		this.thread.add(run);
		return run.snapshot();
	}

	/**
	 * Deletes a run that has ended, with its history, but not its model.
	 * @param id the run's number
	 * @throws UnknownRunException if there is no such run
	 * @throws IllegalRunStateException if it has not ended
	 */
	public synchronized void delete(String id) {
		TrainingRun run = get(id);
		this.thread.queue().keepTurnOf(run.snapshot(), this.runs.values());
		if (!run.delete()) {
			throw UnknownRunException.of(id, this.runs.size());
		}
		this.runs.remove(run.id());
		this.thread.queue().learn(this.runs.values());
	}

	/**
	 * Lists all runs.
	 * @return the runs, in the order of their numbers
	 */
	public List<TrainingRun> all() {
		return List.copyOf(this.runs.values());
	}

	/**
	 * Lists all runs.
	 * @return snapshots of the runs, in the order of their numbers
	 */
	public List<Run> list() {
		return all().stream().map(TrainingRun::snapshot).toList();
	}

	/**
	 * Finds the newest run.
	 * @return a snapshot of the run
	 * @throws UnknownRunException if there is no run yet
	 */
	public Run newest() {
		return list().stream().max(Comparator.comparingInt(Run::id)).orElseThrow(UnknownRunException::none);
	}

	/**
	 * Finds a run.
	 * @param id the run's number
	 * @return the run
	 * @throws UnknownRunException if there is no such run
	 */
	public TrainingRun get(String id) {
		TrainingRun run = NUMBER.matcher(id).matches() ? this.runs.get(Integer.parseInt(id)) : null;
		if (run == null) {
			throw UnknownRunException.of(id, this.runs.size());
		}
		return run;
	}

}
