package io.convscope.training;

import java.util.List;

import io.convscope.catalog.cost.NetworkCost;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetStatus;
import io.convscope.network.Architecture;
import io.convscope.training.run.Progress;
import io.convscope.training.run.Run;
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
class QueueForecast {

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
		RunView view = RunView.of(run);
		FairQueue.Line line = this.thread.line();
		int ahead = line.waiting().stream().map(Run::id).toList().indexOf(run.id());
		return (ahead < 0) ? view
				: view.queued(ahead + 1, secondsUntil(line.running(), line.waiting().subList(0, ahead)));
	}

	private @Nullable Long secondsUntil(@Nullable Run running, List<Run> ahead) {
		if (running == null) {
			return null;
		}
		Progress progress = running.progress();
		Double rate = progress.picturesPerSecond();
		Long left = progress.etaSeconds();
		DatasetStatus dataset = dataset(running);
		if (rate == null || left == null || rate <= 0 || dataset == null) {
			return null;
		}
		double addsPerSecond = rate * multiplyAdds(running, dataset);
		return left + Math.round(ahead.stream().mapToDouble((each) -> work(each) / addsPerSecond).sum());
	}

	/**
	 * The multiply-adds of a run's epochs to come; a test picture costs a third of one
	 * that is learned from. A run whose data set was deleted will end at once.
	 */
	private double work(Run run) {
		DatasetStatus dataset = dataset(run);
		if (dataset == null) {
			return 0;
		}
		Integer limit = run.settings().trainLimit();
		double learned = (limit != null) ? Math.min(limit, dataset.train()) : dataset.train();
		int epochs = run.settings().epochs() - run.progress().epoch();
		return epochs * (learned + dataset.test() / 3.0) * multiplyAdds(run, dataset);
	}

	private @Nullable DatasetStatus dataset(Run run) {
		return this.datasets.list()
			.stream()
			.filter((each) -> each.name().equals(run.dataset()))
			.findFirst()
			.orElse(null);
	}

	private static double multiplyAdds(Run run, DatasetStatus dataset) {
		int labels = Math.max(2, dataset.labels().size());
		return NetworkCost.of(new Architecture(run.network(), labels), 1).multiplyAdds();
	}

}
