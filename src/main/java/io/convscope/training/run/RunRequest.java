package io.convscope.training.run;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.Convolution;
import io.convscope.network.description.Layer;
import io.convscope.network.description.NetworkDescription;
import org.jspecify.annotations.Nullable;

/**
 * A complete and checked request for a run.
 *
 * @param name the run's name
 * @param dataset name of the data set
 * @param recipe name of the recipe that the settings come from
 * @param settings the settings
 * @param network the network to train
 * @param owner name of whose run it is; null for nobody's
 * @param choice what the service chose for it and why, in a sentence; null if nothing
 */
public record RunRequest(String name, String dataset, String recipe, TrainingSettings settings,
		NetworkDescription network, @Nullable String owner, @Nullable String choice) {

	private static final String CONVOLUTIONS = "convolutions";

	/**
	 * Requests a run that is nobody's.
	 */
	public RunRequest(String name, String dataset, String recipe, TrainingSettings settings,
			NetworkDescription network) {
		this(name, dataset, recipe, settings, network, null, null);
	}

	/**
	 * Requests a run with the article's network, that is nobody's.
	 */
	public RunRequest(String name, String dataset, String recipe, TrainingSettings settings) {
		this(name, dataset, recipe, settings, NetworkDescription.article());
	}

	/**
	 * Tells what the service chose.
	 * @param choice a sentence; null if it chose nothing
	 * @return the same request with it
	 */
	public RunRequest withChoice(@Nullable String choice) {
		return new RunRequest(this.name, this.dataset, this.recipe, this.settings, this.network, this.owner, choice);
	}

	/**
	 * Gives it another name.
	 * @param name the run's name
	 * @return the same request with it
	 */
	public RunRequest withName(String name) {
		return new RunRequest(name, this.dataset, this.recipe, this.settings, this.network, this.owner, this.choice);
	}

	/**
	 * Names the layers that keep their weights, where the request says
	 * {@code convolutions}.
	 * @return a copy whose settings name each of its network's convolutions
	 */
	public RunRequest freezingByName() {
		List<String> freeze = this.settings.freeze();
		if (!freeze.contains(CONVOLUTIONS)) {
			return this;
		}
		Stream<String> convolutions = this.network.layers()
			.stream()
			.filter(Convolution.class::isInstance)
			.map(Layer::name);
		Stream<String> others = freeze.stream().filter((each) -> !each.equals(CONVOLUTIONS));
		TrainingSettings named = this.settings
			.with(Map.of(TrainingSettings.FREEZE.name(), Stream.concat(convolutions, others).distinct().toList()));
		return new RunRequest(this.name, this.dataset, this.recipe, named, this.network, this.owner, this.choice);
	}

}
