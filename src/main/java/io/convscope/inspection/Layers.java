package io.convscope.inspection;

import java.util.List;
import java.util.Optional;

import io.convscope.model.Model;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.LayerInfo;
import io.convscope.network.UnknownLayerException;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The layers of models, and of the network that there will be while there is no model.
 * Thread safe.
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
		List<LayerList.Entry> layers = architecture(model).layers()
			.stream()
			.map((layer) -> LayerList.Entry.of(layer, modelId))
			.toList();
		return new LayerList(model.map(Model::id).orElse(null), layers);
	}

	/**
	 * Finds a model.
	 * @param modelId its id; null for the current one
	 * @return the model; empty when none is named and there is none at all
	 * @throws UnknownModelException if there is no such model
	 */
	public Optional<Model> model(@Nullable String modelId) {
		return (modelId != null) ? Optional.of(this.models.get(modelId)) : this.models.current();
	}

	/**
	 * Describes the network of a model.
	 * @param model the model; empty for the network that there will be
	 * @return its architecture
	 */
	public Architecture architecture(Optional<Model> model) {
		return model.map(Model::architecture).orElseGet(() -> Architecture.article(CLASSES_WITHOUT_MODEL));
	}

	/**
	 * Makes sure that a layer of this name is in a network, as far as that can be told
	 * before anyone asks whether there is such a model.
	 * @param name the layer's name
	 * @param modelId the model's id; null for the current one
	 * @throws UnknownLayerException if there is none
	 */
	void require(String name, @Nullable String modelId) {
		architecture((modelId != null) ? this.models.find(modelId) : this.models.current()).layer(name);
	}

	/**
	 * Finds a layer of a model.
	 * @param model the model
	 * @param name the layer's name
	 * @return the layer
	 * @throws UnknownLayerException if there is none
	 */
	LayerInfo of(Model model, String name) {
		return model.architecture().layer(name);
	}

}
