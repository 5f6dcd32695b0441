package io.convscope.training.run;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;

/**
 * A complete and checked request for a run.
 *
 * @param name the run's name
 * @param dataset name of the data set
 * @param recipe name of the recipe that the settings come from
 * @param settings the settings
 * @param network the network to train
 */
public record RunRequest(String name, String dataset, String recipe, TrainingSettings settings,
		NetworkDescription network) {

	/**
	 * Requests a run with the article's network.
	 */
	public RunRequest(String name, String dataset, String recipe, TrainingSettings settings) {
		this(name, dataset, recipe, settings, NetworkDescription.article());
	}

	/**
	 * Returns a copy with another network.
	 * @param network the network to train
	 * @return the copy
	 */
	public RunRequest with(NetworkDescription network) {
		return new RunRequest(this.name, this.dataset, this.recipe, this.settings, network);
	}

}
