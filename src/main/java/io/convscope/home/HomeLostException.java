package io.convscope.home;

import java.io.IOException;
import java.nio.file.Path;

/**
 * Thrown instead of writing to a home folder that is no longer the one this process has
 * locked.
 */
final class HomeLostException extends IOException {

	private HomeLostException(String message) {
		super(message);
	}

	static HomeLostException of(Path home) {
		return new HomeLostException("the home folder " + home + " was deleted, unmounted or replaced while the service"
				+ " was running. Nothing more is written there. Restore the folder, or restart the service");
	}

}
