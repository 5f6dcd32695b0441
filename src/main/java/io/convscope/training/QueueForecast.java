package io.convscope.training;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

import io.convscope.catalog.cost.NetworkCost;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.description.NetworkDescription;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunView;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Tells queued runs their places, and estimates when they start. Thread safe.
 * <p>
 * The estimate supposes that other networks are trained as many multiply-adds per second
 * as that of the run in training, and that no run ends before its last epoch.
 */
@Component
public class QueueForecast {

	private final TrainingThread thread;

	private final DatasetCatalog datasets;

	QueueForecast(TrainingThread thread, DatasetCatalog datasets) {
		this.thread = thread;
		this.datasets = datasets;
	}

	/**
	 * Shows a run with its place in the queue.
	 * @param run a snapshot of the run
	 * @return the run, with a place if it is queued, and an estimate if the run in
	 * training has a rate
	 */
	RunView view(Run run) {
		return views(List.of(run)).get(0);
	}

	/**
	 * Shows runs with their places in the queue, which is looked at once for all.
	 * @param runs snapshots of the runs
	 * @return the runs, as {@link #view} shows them
	 */
	List<RunView> views(List<Run> runs) {
		boolean queued = runs.stream().anyMatch((run) -> run.state() == RunState.QUEUED);
		Map<Integer, Place> places = queued ? places() : Map.of();
		return runs.stream().map((run) -> {
			Place place = places.get(run.id());
			return (place != null) ? RunView.of(run).queued(place.number(), place.seconds()) : RunView.of(run);
		}).toList();
	}

	private Map<Integer, Place> places() {
		FairQueue.Line line = this.thread.line();
		Double rate = addsPerSecond(line.running());
		Long left = (line.running() != null) ? line.running().progress().etaSeconds() : null;
		Map<Integer, Place> places = new HashMap<>();
		double ahead = 0;
		for (Run each : line.waiting()) {
			Long seconds = (rate != null && left != null) ? (Long) (left + Math.round(ahead)) : null;
			places.put(each.id(), new Place(places.size() + 1, seconds));
			if (seconds != null) {
				ahead += work(each) / rate;
			}
		}
		return places;
	}

	private @Nullable Double addsPerSecond(@Nullable Run running) {
		Double rate = (running != null) ? running.progress().picturesPerSecond() : null;
		DatasetStatus dataset = (rate != null && rate > 0) ? dataset(running.dataset()) : null;
		return (dataset != null) ? (Double) (rate * multiplyAdds(running.network(), dataset)) : null;
	}

	private double work(Run run) {
		int epochs = run.settings().epochs() - run.progress().epoch();
		return epochs * epochWork(run.dataset(), run.network(), run.settings());
	}

	/**
	 * Tells what an epoch costs; a test picture costs a third of one that is learned
	 * from.
	 * @param dataset name of the data set
	 * @param network the network to train
	 * @param settings tell how many pictures it learns from
	 * @return multiply-adds of forward passes; 0 if the data set is gone, without which a
	 * run ends at once
	 */
	public double epochWork(String dataset, NetworkDescription network, TrainingSettings settings) {
		DatasetStatus status = dataset(dataset);
		if (status == null) {
			return 0;
		}
		Integer limit = settings.trainLimit();
		double learned = (limit != null) ? Math.min(limit, status.train()) : status.train();
		return (learned + status.test() / 3.0) * multiplyAdds(network, status);
	}

	private @Nullable DatasetStatus dataset(String name) {
		try {
			return this.datasets.status(name);
		}
		catch (UnknownDatasetException ex) {
			return null;
		}
	}

	private static double multiplyAdds(NetworkDescription network, DatasetStatus dataset) {
		int labels = Math.max(2, dataset.labels().size());
		return NetworkCost.of(new Architecture(network, labels), 1).multiplyAdds();
	}

	/**
	 * A place in the queue.
	 *
	 * @param number from 1 for the next run
	 * @param seconds estimated time until it starts; null if unknown
	 */
	private record Place(int number, @Nullable Long seconds) {
	}

}
