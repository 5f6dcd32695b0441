package io.convscope.inspection;

import java.util.List;

/**
 * Thrown when filters are asked for of a layer that learns none; the message lists the
 * layers that do.
 */
public final class NoFiltersException extends RuntimeException {

	private NoFiltersException(String message) {
		super(message);
	}

	static NoFiltersException of(String layer, List<String> learning) {
		return new NoFiltersException("The layer \"" + layer + "\" has no filters, as it learns nothing; the layers"
				+ " that have some are " + String.join(", ", learning) + ".");
	}

}
