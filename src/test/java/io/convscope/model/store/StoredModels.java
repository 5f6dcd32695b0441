package io.convscope.model.store;

import io.convscope.home.ConvscopeHome;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a service that starts in a home finds there.
 */
record StoredModels(Models models, Damages damages, ModelAliases aliases) {

	static StoredModels of(ConvscopeHome home, boolean pretrained) {
		PretrainedModels shipped = new PretrainedModels(pretrained, JsonMapper.shared());
		ModelStore store = new ModelStore(home, JsonMapper.shared());
		Aliases aliases = new Aliases(home, JsonMapper.shared());
		ChosenModel chosen = new ChosenModel(home);
		KnownModels known = new KnownModels(store, shipped, aliases);
		Models models = new Models(known, store, new ModelWeights(known, store, shipped), chosen);
		return new StoredModels(models, new Damages(known, chosen, aliases), new ModelAliases(models, aliases));
	}

}
