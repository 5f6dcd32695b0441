package io.convscope.inspection.filter;

import java.util.Optional;

import io.convscope.inspection.Layers;
import io.convscope.inspection.MapOptions;
import io.convscope.inspection.MapRequest;
import io.convscope.inspection.Origin;
import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.inference.InferenceThread;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.request.InvalidRequestException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * Reads the filters of models. Thread safe.
 */
@Component
class FilterReader {

	/** The largest number of weights in one answer. */
	private static final int MOST_AT_ONCE = 1_000_000;

	private final Layers layers;

	private final InferenceThread thread;

	FilterReader(Layers layers, InferenceThread thread) {
		this.layers = layers;
		this.thread = thread;
	}

	/**
	 * Lists the layers that have filters.
	 * @param modelId a model's id, which is then added to the links; null for the current
	 * one
	 * @return the layers
	 * @throws UnknownModelException if there is no such model
	 */
	FilterList list(@Nullable String modelId) {
		Optional<Model> model = this.layers.model(modelId);
		return FilterList.of(model.map(Model::id), modelId, this.layers.architecture(model));
	}

	/**
	 * Reads the filters of a layer.
	 * @param request the layer and the options
	 * @return the filters
	 * @throws NoFiltersException if the layer has none
	 * @throws InvalidRequestException if there are too many weights for one answer, and
	 * no channel is given
	 */
	Filters read(MapRequest request) {
		LayerInfo layer = request.layer();
		requireFew(layer, this.layers.architecture(Optional.of(request.model())), request.options());
		return InferenceThread.await(this.thread.submit(request.model(),
				(loaded) -> Filters.of(Origin.of(loaded.model()), layer, loaded.weights())));
	}

	private static void requireFew(LayerInfo layer, Architecture architecture, MapOptions options) {
		if (layer.kernel().isEmpty()) {
			throw NoFiltersException.of(layer.name(), FilterList.learning(architecture));
		}
		if (layer.parameters() > MOST_AT_ONCE && options.channel().isEmpty()) {
			throw InvalidRequestException.of("channel", "must be given, a whole number from 0 to "
					+ (layer.channels() - 1) + ": all " + layer.parameters() + " weights are too many for one answer");
		}
	}

}
