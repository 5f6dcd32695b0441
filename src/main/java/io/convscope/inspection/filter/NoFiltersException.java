package io.convscope.inspection.filter;

import java.util.List;

import io.convscope.problem.ProblemType;

/**
 * Thrown when the filters of a layer without parameters are requested; the message lists
 * the layers with filters.
 */
@ProblemType(name = "no-filters", title = "Layer without filters", status = 404)
public final class NoFiltersException extends RuntimeException {

	private NoFiltersException(String message) {
		super(message);
	}

	public static NoFiltersException of(String layer, List<String> learning) {
		return new NoFiltersException("The layer \"" + layer + "\" has no filters, as it has no parameters; the layers"
				+ " with filters are " + String.join(", ", learning) + ".");
	}

}
