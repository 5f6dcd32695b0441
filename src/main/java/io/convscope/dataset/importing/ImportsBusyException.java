package io.convscope.dataset.importing;

import io.convscope.problem.Busy;

/**
 * Thrown when too many archives are waiting to be imported.
 */
@Busy
public final class ImportsBusyException extends RuntimeException {

	ImportsBusyException(int waiting) {
		super(waiting + " archives are already waiting to be imported; try again when some are done.");
	}

}
