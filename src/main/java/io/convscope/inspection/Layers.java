package io.convscope.inspection;

import java.util.List;
import java.util.Optional;

import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.UnknownLayerException;
import io.convscope.network.description.Shape;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The layers of models, or of the article's network while there is no model. Thread safe.
 */
@Component
public class Layers {

	private static final int CLASSES_WITHOUT_MODEL = 10;

	private final Models models;

	public Layers(Models models) {
		this.models = models;
	}

	LayerList list(@Nullable String modelId) {
		Optional<Model> model = model(modelId);
		Architecture architecture = architecture(model);
		List<LayerList.Entry> layers = architecture.layers()
			.stream()
			.map((layer) -> LayerList.Entry.of(layer, modelId))
			.toList();
		Shape input = architecture.inputShape();
		return new LayerList(model.map(Model::id).orElse(null),
				List.of(input.channels(), input.height(), input.width()), layers);
	}

	/**
	 * Finds a model.
	 * @param modelId its id; null for the current one
	 * @return the model; empty if the id is null and no model is current
	 * @throws UnknownModelException if there is no such model
	 */
	public Optional<Model> model(@Nullable String modelId) {
		return (modelId != null) ? Optional.of(this.models.get(modelId)) : this.models.current();
	}

	/**
	 * Returns the network of a model.
	 * @param model the model; empty for the article's network
	 * @return the network
	 */
	public Architecture architecture(Optional<Model> model) {
		return model.map(Model::architecture).orElseGet(() -> Architecture.article(CLASSES_WITHOUT_MODEL));
	}

	/**
	 * Checks that a network has a layer with this name. While there is no model, the
	 * article's network is checked.
	 * @param name the layer's name
	 * @param modelId the model's id; null for the current one
	 * @throws UnknownModelException if there is no such model
	 * @throws UnknownLayerException if there is no such layer
	 */
	void require(String name, @Nullable String modelId) {
		architecture(model(modelId)).layer(name);
	}

	/**
	 * Finds a layer of a model.
	 * @param model the model
	 * @param name the layer's name
	 * @return the layer
	 * @throws UnknownLayerException if there is no such layer
	 */
	LayerInfo of(Model model, String name) {
		return model.architecture().layer(name);
	}

}
