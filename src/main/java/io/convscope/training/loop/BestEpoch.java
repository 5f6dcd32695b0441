package io.convscope.training.loop;

import java.time.Clock;

import io.convscope.dataset.Dataset;
import io.convscope.model.Model;
import io.convscope.model.store.Models;
import io.convscope.network.Weights;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.metrics.Selection;
import io.convscope.training.run.Run;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the weights of a run's best epoch as its provisional model; confined to one
 * thread.
 */
final class BestEpoch implements TrainingListener {

	private final TrainingRun run;

	private final Dataset dataset;

	private final Models models;

	private final Clock clock;

	private final Selection selection;

	private @Nullable EpochResult best;

	BestEpoch(TrainingRun run, Dataset dataset, Models models, Clock clock) {
		this.run = run;
		this.dataset = dataset;
		this.models = models;
		this.clock = clock;
		this.selection = Selection.of(run.snapshot().settings());
		this.best = this.selection.best(run.metrics().snapshot().epochs()).orElse(null);
	}

	/**
	 * Keeps an epoch if it is better, by the run's selection, than all before it.
	 * @throws DivergedException if the weights are not all finite numbers
	 */
	@Override
	public void onEpoch(TrainedEpoch epoch) {
		EpochResult result = epoch.result();
		if (this.best != null && !this.selection.isBetter(result, this.best)) {
			return;
		}
		Weights present = epoch.weights().get();
		if (!present.areFinite()) {
			throw DivergedException.weights(result.epoch(), this.run.snapshot().settings().learningRate());
		}
		Run snapshot = this.run.snapshot();
		String id = Model.idOf(snapshot.id());
		this.models.save(new Model(id, this.dataset.name(), this.dataset.labels(), snapshot.id(), result.epoch(),
				this.selection.field(result), result.validationAccuracy(), result.testAccuracy(), result.testAccuracy(),
				snapshot.settings(), this.clock.instant(), true, null, snapshot.network(),
				epoch.predictions().familiarity()), present);
		this.best = result;
		this.run.keep((each) -> each.withModel(id));
	}

}
