package io.convscope.training.loop;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;

import io.convscope.dataset.Samples;
import io.convscope.network.LayerInfo;
import io.convscope.network.LearningRule;
import io.convscope.network.TrainableNetwork;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import io.convscope.training.histogram.EpochHistograms;
import io.convscope.training.histogram.Histogram;
import io.convscope.training.histogram.HistogramFile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps how a network's weights, gradients and outputs are spread, before the first epoch
 * and after each one. Confined to the training thread.
 */
final class HistogramKeeper implements TrainingListener {

	private static final Logger logger = LoggerFactory.getLogger(HistogramKeeper.class);

	// enough to fill a histogram, as a layer has thousands of outputs for each; few, as
	// the pass through each layer keeps memory of its own
	private static final int PICTURES = 2;

	// dropout changes nothing in inference
	private static final Set<String> UNCHANGED = Set.of("dropout");

	private final TrainableNetwork network;

	private final LearningRule rule;

	private final HistogramFile file;

	private final float[] pictures;

	private final int count;

	/**
	 * Prepares the pictures.
	 * @param network the network that is trained
	 * @param rule how it learns
	 * @param test the pictures whose first ones the outputs are for
	 * @param file takes the histograms
	 */
	HistogramKeeper(TrainableNetwork network, LearningRule rule, Samples test, HistogramFile file) {
		this.network = network;
		this.rule = rule;
		this.file = file;
		this.count = Math.min(PICTURES, test.size());
		int values = test.pictureSize().values();
		this.pictures = new float[this.count * values];
		for (int i = 0; i < this.count; i++) {
			test.encodeInto(i, this.pictures, i * values);
		}
	}

	@Override
	public void onStart(TrainingState state) {
		if (state.steps() == 0) {
			keep(0, () -> new EpochHistograms(0, weights(this.network.weights()), Map.of(), activations()));
		}
		else {
			this.file.repair();
		}
	}

	@Override
	public void onEpoch(TrainedEpoch epoch) {
		keep(epoch.number(),
				() -> new EpochHistograms(epoch.number(), weights(epoch.weights().get()), gradients(), activations()));
	}

	// a run goes on without them where memory is short
	private void keep(int epoch, Supplier<EpochHistograms> histograms) {
		try {
			this.file.keep(histograms.get());
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			logger.warn("Epoch {} of run {} has no histograms: {}", epoch, this.file.runId(), ex.toString());
		}
	}

	private Map<String, Histogram> weights(Weights weights) {
		List<String> learned = this.network.architecture().parameters().stream().map(TensorShape::name).toList();
		Map<String, Histogram> histograms = new LinkedHashMap<>();
		weights.tensors()
			.stream()
			.filter((tensor) -> learned.contains(tensor.name()))
			.forEach((tensor) -> histograms.put(tensor.name(), Histogram.of(tensor.values(), 1)));
		return histograms;
	}

	private Map<String, Histogram> gradients() {
		Map<String, Histogram> histograms = new LinkedHashMap<>();
		this.network.moment(this.rule.optimizer().gradientMoment())
			.tensors()
			.forEach((tensor) -> histograms.put(tensor.name(),
					Histogram.of(tensor.values(), this.rule.optimizer().gradientShare())));
		return histograms;
	}

	private Map<String, Histogram> activations() {
		Map<String, Histogram> histograms = new LinkedHashMap<>();
		for (LayerInfo layer : this.network.architecture().layers()) {
			if (!UNCHANGED.contains(layer.kind())) {
				histograms.put(layer.name(),
						Histogram.of(this.network.activations(layer.name(), this.pictures, this.count), 1));
			}
		}
		return histograms;
	}

}
