package io.convscope.training.diagnosis;

import java.util.Optional;

import io.convscope.dataset.DatasetAbsentException;
import io.convscope.dataset.DatasetUnavailableException;
import io.convscope.inspection.statistics.TestSetStatistics;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.UnknownModelException;
import io.convscope.model.inference.InferenceBusyException;
import io.convscope.model.inference.NotFiniteException;
import io.convscope.model.store.Models;
import io.convscope.model.store.UnreadableWeightsException;
import io.convscope.network.LayerInfo;
import io.convscope.network.description.Relu;
import io.convscope.training.run.Run;

import org.springframework.stereotype.Component;

/**
 * Finds filters that are never active, in the model of a run. Thread safe.
 */
@Component
class DeadFilters {

	/** A filter that finds nothing in so many pictures finds nothing in any others. */
	static final int PICTURES = 200;

	/** Fewer are usual, and do no harm. */
	static final double NOTABLE = 0.1;

	private final Models models;

	private final TestSetStatistics statistics;

	DeadFilters(Models models, TestSetStatistics statistics) {
		this.models = models;
		this.statistics = statistics;
	}

	/**
	 * Looks at the maps behind each convolution's ReLU.
	 * @param run a run
	 * @return the layer with the largest share of dead channels; empty if it is small,
	 * while the run trains, or if the maps can't be computed now
	 */
	Optional<Finding> of(Run run) {
		String id = run.modelId();
		if (id == null || !run.state().isFinal()) {
			return Optional.empty();
		}
		try {
			return this.models.find(id).flatMap(this::of);
		}
		catch (DatasetAbsentException | DatasetUnavailableException | InferenceBusyException | NotFiniteException
				| UnreadableWeightsException | UnknownModelException ex) {
			return Optional.empty();
		}
	}

	private Optional<Finding> of(Model model) {
		Optional<Finding> worst = Optional.empty();
		double most = NOTABLE;
		boolean learns = false;
		for (LayerInfo layer : model.architecture().layers()) {
			learns = learns || learns(layer, model);
			if (learns && layer.layer() instanceof Relu && !layer.isFlat()) {
				long dead = this.statistics.deadChannels(model, layer, PICTURES);
				double share = (double) dead / layer.channels();
				if (share > most) {
					most = share;
					worst = Optional.of(finding(layer, dead));
				}
			}
		}
		return worst;
	}

	// what the run froze is as it was before
	private static boolean learns(LayerInfo layer, Model model) {
		TrainingSettings settings = model.settings();
		return layer.parameters() > 0 && (settings == null || !settings.freeze().contains(layer.name()));
	}

	private static Finding finding(LayerInfo layer, long dead) {
		return new Finding(Finding.Kind.DEAD_FILTERS,
				dead + " of the " + layer.channels() + " maps of " + layer.name() + " are zero for all of " + PICTURES
						+ " test pictures: their filters find nothing.",
				Finding.evidence("layer", layer.name(), "dead", dead, "channels", layer.channels(), "pictures",
						PICTURES),
				"Try a lower learning rate or a warm-up, which kill fewer filters, leaky ReLU, or fewer filters.");
	}

}
