package io.convscope.model.publication;

import java.io.IOException;

/**
 * Thrown when another process has replaced the index of a store.
 */
final class IndexChangedException extends IOException {

	IndexChangedException(String index) {
		super("Another process has just replaced " + index + "; it is read again.");
	}

}
