package io.convscope.dataset.importing.archive;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a file is not an archive of a known kind. The message says what it is.
 */
@ProblemType(name = "invalid-archive", title = "Invalid archive", status = 415)
public final class InvalidArchiveException extends RuntimeException {

	InvalidArchiveException(String message) {
		super(message);
	}

}
