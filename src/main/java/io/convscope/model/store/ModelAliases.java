package io.convscope.model.store;

import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;

import io.convscope.home.StorageException;
import io.convscope.model.Model;
import io.convscope.model.ModelExistsException;
import io.convscope.model.ModelName;
import io.convscope.model.UnknownAliasException;
import io.convscope.model.UnknownModelException;
import io.convscope.request.InvalidRequestException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

import org.springframework.stereotype.Component;

/**
 * Other names of models, which can be moved from one model to another. {@link Models}
 * finds models by them. Thread safe.
 */
@Component
public class ModelAliases {

	private static final Logger logger = LoggerFactory.getLogger(ModelAliases.class);

	private final Models models;

	private final Aliases aliases;

	ModelAliases(Models models, Aliases aliases) {
		this.models = models;
		this.aliases = aliases;
	}

	/**
	 * Lists the aliases.
	 * @return the ids of their models by alias, in alphabetical order; must not be
	 * changed
	 */
	public SortedMap<String, String> all() {
		return this.models.known().now().aliases();
	}

	/**
	 * Finds the model of an alias.
	 * @param alias the alias
	 * @return the model's id
	 * @throws UnknownAliasException if there is no such alias
	 */
	public String modelOf(String alias) {
		String id = all().get(alias);
		if (id == null) {
			throw UnknownAliasException.of(alias, all().keySet());
		}
		return id;
	}

	/**
	 * Checks the name of an alias.
	 * @param alias the name
	 * @throws InvalidRequestException if it is no valid name
	 * @throws ModelExistsException if a model has it, or another alias that differs in
	 * case only
	 */
	public void requirePossible(String alias) {
		if (!all().containsKey(alias)) {
			ModelName.fault(alias).ifPresent((fault) -> {
				throw InvalidRequestException.of("alias", fault);
			});
			this.models.known().requireFree(alias);
		}
	}

	/**
	 * Lets an alias stand for a model: at once for all requests that begin from now on.
	 * Those under way are answered by the model that they found.
	 * @param alias the alias, new or not
	 * @param name the model's id, or an alias that stands for it now
	 * @return the model
	 * @throws InvalidRequestException if the alias is no valid name
	 * @throws ModelExistsException if a model has that name
	 * @throws UnknownModelException if there is no such model
	 * @throws StorageException if that cannot be written; nothing changes then
	 */
	public Model set(String alias, String name) {
		synchronized (this.models) {
			requirePossible(alias);
			Model model = this.models.get(name);
			change(alias, (changed) -> changed.put(alias, model.id()));
			logger.info("The alias {} stands for the model {}", alias, model.id());
			return model;
		}
	}

	/**
	 * Deletes an alias; its model stays.
	 * @param alias the alias
	 * @throws UnknownAliasException if there is no such alias
	 * @throws StorageException if that cannot be written; it stays then
	 */
	public void delete(String alias) {
		synchronized (this.models) {
			modelOf(alias);
			change(alias, (changed) -> changed.remove(alias));
			logger.info("The alias {} was deleted", alias);
		}
	}

	private void change(String alias, Consumer<SortedMap<String, String>> change) {
		SortedMap<String, String> changed = new TreeMap<>(all());
		change.accept(changed);
		this.aliases.write(changed, alias);
		this.models.known().change((now) -> now.withAliases(changed));
	}

}
