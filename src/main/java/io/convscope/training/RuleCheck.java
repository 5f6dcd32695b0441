package io.convscope.training;

import java.util.List;

import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.request.OptionReader;

/**
 * Checks settings of how a network learns that depend on one another or on the network.
 */
final class RuleCheck {

	private RuleCheck() {
	}

	/**
	 * Checks the settings of a run.
	 * @param settings the settings
	 * @param network what it trains
	 * @throws io.convscope.request.InvalidRequestException if it would freeze layers that
	 * the network does not have, or all of them, or warm up for longer than it trains
	 */
	static void check(TrainingSettings settings, Architecture network) {
		OptionReader reader = new OptionReader();
		List<String> learning = network.layers()
			.stream()
			.filter((layer) -> layer.parameters() > 0)
			.map(LayerInfo::name)
			.toList();
		String names = String.join(", ", learning);
		if (!learning.containsAll(settings.freeze())) {
			reader.refuse(TrainingSettings.FREEZE.name(), "must name layers with parameters; there are " + names);
		}
		else if (settings.freeze().containsAll(learning)) {
			reader.refuse(TrainingSettings.FREEZE.name(), "must leave a layer that learns, of " + names);
		}
		if (settings.warmupEpochs() > settings.epochs()) {
			reader.refuse(TrainingSettings.WARMUP_EPOCHS.name(),
					"must not be more than the epochs, which are " + settings.epochs());
		}
		reader.requireNoErrors();
	}

}
