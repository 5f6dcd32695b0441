package io.convscope.model.imports;

import io.convscope.problem.Busy;

/**
 * Thrown when so many models are being imported that there is no room for one more.
 */
@Busy
public final class ImportsBusyException extends RuntimeException {

	private ImportsBusyException(String message) {
		super(message);
	}

	static ImportsBusyException of(int count) {
		return new ImportsBusyException(count + " models are being imported already; try again in a second.");
	}

}
