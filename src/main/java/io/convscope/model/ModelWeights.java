package io.convscope.model;

import java.util.function.Function;

import io.convscope.network.Weights;
import io.convscope.request.InvalidRequestException;

import org.springframework.stereotype.Component;

/**
 * The parameters of models, read while a better epoch may replace them. Thread safe.
 */
@Component
class ModelWeights {

	private final KnownModels models;

	private final ModelStore store;

	private final PretrainedModel pretrained;

	ModelWeights(KnownModels models, ModelStore store, PretrainedModel pretrained) {
		this.models = models;
		this.store = store;
		this.pretrained = pretrained;
	}

	/**
	 * Reads a model's parameters.
	 * @param id its id
	 * @return its weights
	 * @throws UnknownModelException if there is none of that id
	 * @throws UnreadableWeightsException if they can't be read
	 */
	Weights read(String id) {
		return read(id, this::weights);
	}

	private Weights weights(Model model) {
		return this.pretrained.is(model) ? this.pretrained.weights() : this.store.readWeights(model);
	}

	/**
	 * Opens a model's parameters as a file.
	 * @param id its id
	 * @param type the kind of numbers to have
	 * @return the file, to be closed; it stays readable when the model is replaced or
	 * deleted
	 * @throws UnknownModelException if there is none of that id
	 * @throws InvalidRequestException if a number is too large for the type
	 * @throws UnreadableWeightsException if it can't be read
	 */
	WeightsDownload open(String id, NumberType type) {
		return read(id, (model) -> {
			boolean isStored = type == NumberType.F32 && !this.pretrained.is(model);
			return isStored ? WeightsDownload.of(model, this.store.openWeights(model))
					: WeightsDownload.of(model, type, weights(model));
		});
	}

	private <T> T read(String id, Function<Model, T> reader) {
		while (true) {
			Model model = this.models.get(id);
			try {
				return reader.apply(model);
			}
			catch (UnreadableWeightsException ex) {
				boolean replaced = this.models.get(id) != model;
				if (!replaced) {
					throw ex;
				}
			}
		}
	}

}
