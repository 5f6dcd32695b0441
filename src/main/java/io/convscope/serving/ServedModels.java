package io.convscope.serving;

import java.util.Optional;

import io.convscope.model.Model;
import io.convscope.model.NoModelException;
import io.convscope.model.UnknownModelException;
import io.convscope.model.store.Models;
import org.jspecify.annotations.Nullable;

import org.springframework.stereotype.Component;

/**
 * The models under the names that clients of other servers call them by. Thread-safe.
 */
@Component
public class ServedModels {

	/** The name of the current model, whichever that is. */
	public static final String CURRENT = "current";

	private final Models models;

	public ServedModels(Models models) {
		this.models = models;
	}

	/**
	 * Finds a model.
	 * @param name its id, an alias, or {@value #CURRENT}
	 * @param version its version; null for any
	 * @return the model
	 * @throws UnknownModelException if there is no such model
	 * @throws UnknownVersionException if the model has another version
	 * @throws NoModelException if the current model is asked for and there is none
	 */
	public Model find(String name, @Nullable String version) {
		Model model = this.models.resolve(name.equals(CURRENT) ? null : name);
		if (version != null) {
			ModelVersions.require(model, version);
		}
		return model;
	}

	/**
	 * Tells whether a request names a model by an alias.
	 * @param name the name
	 * @param model the model that was found by it
	 * @return false if it is the model's id, or {@value #CURRENT}
	 */
	public static boolean isAlias(String name, Model model) {
		return !name.equals(model.id()) && !name.equals(CURRENT);
	}

	/**
	 * Tells why a model cannot answer.
	 * @param model the model
	 * @return what is wrong with its weights; empty if nothing is known to be
	 */
	public Optional<String> problem(Model model) {
		return this.models.known().problem(model);
	}

}
