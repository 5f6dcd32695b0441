package io.convscope.home;

import java.io.IOException;
import java.nio.file.Path;

import org.jspecify.annotations.Nullable;

/**
 * Thrown at startup when the home folder cannot be used. The message says what to do.
 */
public final class HomeUnusableException extends RuntimeException {

	private HomeUnusableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static HomeUnusableException inUse(Path home) {
		return new HomeUnusableException("Another Convscope process uses " + home
				+ "; stop it, or give this one a folder of its own with --convscope.home=FOLDER.", null);
	}

	static HomeUnusableException ofAnotherVersion(Path file, String found, int known) {
		return new HomeUnusableException("The home folder " + file.getParent()
				+ " is from a newer version of Convscope: its file version says \"" + found
				+ "\", and this one knows up to " + known + ". Nothing in it was changed. Start that newer version,"
				+ " or give this one a folder of its own with --convscope.home=FOLDER.", null);
	}

	static HomeUnusableException notWritable(Path home, IOException cause) {
		return new HomeUnusableException("Convscope can't write to its home folder " + home + " (" + cause
				+ "); make it writable, or name another with --convscope.home=FOLDER.", cause);
	}

}
