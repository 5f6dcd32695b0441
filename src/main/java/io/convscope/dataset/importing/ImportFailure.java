package io.convscope.dataset.importing;

import java.io.IOException;

/**
 * Thrown when an archive cannot become a data set. The message is a sentence that says
 * why and what to do.
 */
final class ImportFailure extends IOException {

	ImportFailure(String message) {
		super(message);
	}

}
