package io.convscope.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

import io.convscope.problem.ProblemType;

/**
 * Thrown when something can't be written to the disk, or deleted from it; the message
 * says why, and what to do.
 */
@ProblemType(name = "storage-failed", title = "Storage failed", status = 503)
public class StorageException extends UncheckedIOException {

	StorageException(String message, IOException cause) {
		super(message, cause);
	}

	/**
	 * Explains a failure.
	 * @param what what could not be done, for example "Run 3 can't be written"
	 * @param folder where
	 * @param needed how many bytes it takes, about
	 * @param cause what the operating system said
	 * @return a {@link DiskFullException} if the disk is full, else what is wrong
	 */
	public static StorageException of(String what, Path folder, long needed, IOException cause) {
		String said = String.valueOf(cause.getMessage()).toLowerCase(Locale.ROOT);
		// "No space left on device", "There is not enough space on the disk"
		if (said.contains("no space left") || said.contains("not enough space") || said.contains("quota exceeded")) {
			return DiskFullException.because(what, folder, needed, cause);
		}
		if (cause instanceof HomeLostException) {
			return new StorageException(what + ": " + cause.getMessage() + ".", cause);
		}
		if (said.contains("too many open files")) {
			return new StorageException(
					what + " in " + folder + ": the process has as many files and connections open"
							+ " as it may have (" + cause.getMessage() + "). Close some, or allow it more (ulimit -n).",
					cause);
		}
		return new StorageException(what + " in " + folder + ": " + reason(cause) + ".", cause);
	}

	// the message of many is nothing but the name of the file
	private static String reason(IOException cause) {
		String name = cause.getClass().getSimpleName();
		return (cause.getClass() == IOException.class) ? String.valueOf(cause.getMessage())
				: name + " (" + cause.getMessage() + ")";
	}

}
