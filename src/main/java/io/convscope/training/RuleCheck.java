package io.convscope.training;

import java.util.List;
import java.util.stream.Stream;

import io.convscope.model.TrainingSettings;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.engine.Engine;
import io.convscope.request.Faults;
import io.convscope.training.loop.EpochSize;

/**
 * Checks settings of how a network learns that depend on one another or on the network.
 */
public final class RuleCheck {

	private RuleCheck() {
	}

	/**
	 * Checks the settings of a run.
	 * @param settings the settings
	 * @param network what it trains
	 * @param epoch the pictures that it trains on
	 * @param freshLogits whether the last layer starts anew, though the others do not
	 * @param engine what computes it
	 * @throws io.convscope.request.InvalidRequestException if it would freeze layers that
	 * the network does not have, or that can't be, or all of them, or warm up for longer
	 * than it trains, or normalize single values, or train in a precision that this
	 * machine has not
	 */
	public static void check(TrainingSettings settings, Architecture network, EpochSize epoch, boolean freshLogits,
			Engine engine) {
		Faults faults = new Faults();
		checkFreeze(settings, network, freshLogits, engine, faults);
		checkBatches(settings, network, epoch, faults);
		if (settings.warmupEpochs() > settings.epochs()) {
			faults.refuse(TrainingSettings.WARMUP_EPOCHS.name(),
					"must not be more than the epochs, which are " + settings.epochs());
		}
		engine.obstacle(settings.precision())
			.ifPresent((obstacle) -> faults.refuse(TrainingSettings.PRECISION.name(),
					"must be left out or float32: " + obstacle));
		faults.requireNoErrors();
	}

	private static void checkFreeze(TrainingSettings settings, Architecture network, boolean freshLogits, Engine engine,
			Faults faults) {
		List<String> learning = network.layers()
			.stream()
			.filter((layer) -> layer.parameters() > 0)
			.map(LayerInfo::name)
			.toList();
		String names = String.join(", ", learning);
		if (!learning.containsAll(settings.freeze())) {
			faults.refuse(TrainingSettings.FREEZE.name(), "must name layers with parameters; there are " + names);
		}
		else if (settings.freeze().containsAll(learning)) {
			faults.refuse(TrainingSettings.FREEZE.name(), "must leave a layer that learns, of " + names);
		}
		else if (freshLogits && settings.freeze().contains(network.logits().name())) {
			faults.refuse(TrainingSettings.FREEZE.name(), "must not name " + network.logits().name()
					+ ", which starts anew, since the model in from has other labels");
		}
		else if (engine == Engine.DL4J) {
			normalizations(network).map(LayerInfo::name)
				.filter(settings.freeze()::contains)
				.findFirst()
				.ifPresent((name) -> faults.refuse(TrainingSettings.FREEZE.name(), "must not name " + name
						+ ": the engine " + engine.id() + " can't freeze a batch normalization"));
		}
	}

	// of a single value the variance is zero: it would become zero, whatever it is
	private static void checkBatches(TrainingSettings settings, Architecture network, EpochSize epoch, Faults faults) {
		if (epoch.lastBatch() > 1) {
			return;
		}
		normalizations(network).filter((layer) -> layer.height() * layer.width() == 1)
			.map(LayerInfo::name)
			.filter((name) -> !settings.freeze().contains(name))
			.findFirst()
			.ifPresent((name) -> faults.refuse("batchSize",
					"must not leave a batch of one picture, which gives " + name
							+ " a single value of each channel to normalize; there are " + epoch.pictures()
							+ " pictures to train on"));
	}

	private static Stream<LayerInfo> normalizations(Architecture network) {
		return network.layers().stream().filter((layer) -> layer.layer() instanceof BatchNormalization);
	}

}
