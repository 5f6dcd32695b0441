package io.convscope.model.inference;

import io.convscope.model.Model;
import io.convscope.model.store.ModelAliases;
import io.convscope.model.store.Models;

import org.springframework.stereotype.Component;

/**
 * Changes which model answers, after that model has been warmed up: its first request is
 * answered as quickly as later ones. Thread safe.
 */
@Component
public class ModelSwitch {

	private final Models models;

	private final ModelAliases aliases;

	private final WarmModels warm;

	ModelSwitch(Models models, ModelAliases aliases, WarmModels warm) {
		this.models = models;
		this.aliases = aliases;
		this.warm = warm;
	}

	/**
	 * Makes a model the current one, as {@link Models#choose} does.
	 * @param name its id, or an alias
	 * @return the model
	 */
	public Model choose(String name) {
		Model model = this.models.get(name);
		this.warm.prepare(model);
		return this.models.choose(model.id());
	}

	/**
	 * Lets an alias stand for a model, as {@link ModelAliases#set} does.
	 * @param alias the alias
	 * @param name the model's id, or another alias
	 * @return the model
	 */
	public Model setAlias(String alias, String name) {
		this.aliases.requirePossible(alias);
		Model model = this.models.get(name);
		this.warm.prepare(model);
		return this.aliases.set(alias, model.id());
	}

}
