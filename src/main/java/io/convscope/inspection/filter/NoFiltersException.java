package io.convscope.inspection.filter;

import java.util.List;

import io.convscope.problem.ProblemType;

/**
 * Thrown when filters are asked for of a layer that learns none; the message lists the
 * layers that do.
 */
@ProblemType(name = "no-filters", title = "Layer without filters", status = 404)
public final class NoFiltersException extends RuntimeException {

	private NoFiltersException(String message) {
		super(message);
	}

	public static NoFiltersException of(String layer, List<String> learning) {
		return new NoFiltersException("The layer \"" + layer + "\" has no filters, as it learns nothing; the layers"
				+ " that have some are " + String.join(", ", learning) + ".");
	}

}
