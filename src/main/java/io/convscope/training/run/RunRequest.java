package io.convscope.training.run;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;

/**
 * What a run is to do, complete and checked.
 *
 * @param name what people call it
 * @param dataset name of the data set
 * @param recipe name of the recipe where the settings come from
 * @param settings what to train with
 * @param network what to train
 */
public record RunRequest(String name, String dataset, String recipe, TrainingSettings settings,
		NetworkDescription network) {

	/**
	 * Asks for a run of the article's network.
	 */
	public RunRequest(String name, String dataset, String recipe, TrainingSettings settings) {
		this(name, dataset, recipe, settings, NetworkDescription.article());
	}

	/**
	 * Asks for another network.
	 * @param network what to train
	 * @return the same request otherwise
	 */
	public RunRequest with(NetworkDescription network) {
		return new RunRequest(this.name, this.dataset, this.recipe, this.settings, network);
	}

}
