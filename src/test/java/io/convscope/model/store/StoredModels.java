package io.convscope.model.store;

import io.convscope.home.ConvscopeHome;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service that starts in a home finds there.
 */
record StoredModels(Models models, Damages damages, ModelAliases aliases, ModelWeights weights, ModelCopies copies) {

	static StoredModels of(ConvscopeHome home, boolean pretrained) {
		PretrainedModels shipped = new PretrainedModels(pretrained, JsonMapper.shared());
		ModelCopies copies = new ModelCopies();
		ModelStore store = new ModelStore(home, JsonMapper.shared(), copies);
		Aliases aliases = new Aliases(home, JsonMapper.shared());
		ChosenModel chosen = new ChosenModel(home);
		KnownModels known = new KnownModels(store, shipped, aliases, chosen, copies);
		ModelWeights weights = new ModelWeights(known, store, shipped);
		Models models = new Models(known, store, weights, chosen);
		return new StoredModels(models, new Damages(known, chosen, aliases), new ModelAliases(models, aliases), weights,
				copies);
	}

}
