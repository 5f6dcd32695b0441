package io.convscope.prediction;

import io.convscope.model.Model;
import io.convscope.model.store.Models;
import org.jspecify.annotations.Nullable;

/**
 * The model that a request asks. It is looked up once, so that an alias that is moved
 * meanwhile changes nothing.
 *
 * @param model the model
 * @param alias the alias that the request names it by; null if it names none
 */
record AskedModel(Model model, @Nullable String alias) {

	static AskedModel of(Models models, @Nullable String name) {
		Model model = models.resolve(name);
		return new AskedModel(model, model.id().equals(name) ? null : name);
	}

}
