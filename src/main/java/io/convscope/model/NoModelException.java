package io.convscope.model;

import java.util.List;
import java.util.stream.Collectors;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a request names no model and none is current; the message says how to get
 * one.
 */
@ProblemType(name = "no-model", title = "No model yet", status = 409)
public final class NoModelException extends RuntimeException {

	private NoModelException(String message) {
		super(message);
	}

	public static NoModelException among(List<Model> models) {
		return models.isEmpty() ? none() : noneCurrent(models);
	}

	private static NoModelException none() {
		return new NoModelException("There is no model yet. Train one with POST /train"
				+ " (with {\"dataset\":\"shapes\",\"epochs\":2} it takes less than a minute); it answers from its first epoch on.");
	}

	private static NoModelException noneCurrent(List<Model> models) {
		String first = models.get(0).id();
		return new NoModelException("No model is current: those here were imported, or are no better than chance: "
				+ models.stream().map(Model::id).collect(Collectors.joining(", ")) + ". Name one with ?model=" + first
				+ ", or choose one with PUT /models/current and {\"id\":\"" + first + "\"}.");
	}

}
