package io.convscope.model.imports;

import io.convscope.problem.Busy;

/**
 * Thrown when too many models are being imported at the same time.
 */
@Busy
public final class ImportsBusyException extends RuntimeException {

	private ImportsBusyException(String message) {
		super(message);
	}

	static ImportsBusyException of(int count) {
		return new ImportsBusyException(count + " models are already being imported; try again in a second.");
	}

}
