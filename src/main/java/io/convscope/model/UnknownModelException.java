package io.convscope.model;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Thrown for an id that no model has; the message lists those there are.
 */
public final class UnknownModelException extends RuntimeException {

	private UnknownModelException(String message) {
		super(message);
	}

	static UnknownModelException of(String id, List<Model> models) {
		String rest = models.isEmpty() ? "there are no models yet."
				: "the models are " + models.stream().map(Model::id).collect(Collectors.joining(", ")) + ".";
		return new UnknownModelException("There is no model \"" + id + "\"; " + rest);
	}

}
