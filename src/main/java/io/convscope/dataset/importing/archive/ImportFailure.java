package io.convscope.dataset.importing.archive;

import java.io.IOException;

/**
 * Thrown when an archive cannot become a data set. The message is a sentence that says
 * why and what to do.
 */
public final class ImportFailure extends IOException {

	public ImportFailure(String message) {
		super(message);
	}

}
