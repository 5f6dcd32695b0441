package io.convscope.home;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Locale;

import io.convscope.problem.ProblemType;

/**
 * Thrown when something cannot be written to the disk or deleted from it. The message
 * says why and, where possible, what to do.
 */
@ProblemType(name = "storage-failed", title = "Storage failed", status = 503)
public class StorageException extends UncheckedIOException {

	StorageException(String message, IOException cause) {
		super(message, cause);
	}

	/**
	 * Converts an I/O failure to an exception that explains it.
	 * @param what the beginning of the message, for example "Run 3 can't be written"
	 * @param folder the folder of the files
	 * @param needed the approximate space needed, in bytes
	 * @param cause the failure
	 * @return a {@link DiskFullException} if the disk is full, otherwise an exception
	 * with the reason
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
					what + " in " + folder + ": the process has reached its limit of open files and connections ("
							+ cause.getMessage() + "). Close some, or raise the limit (ulimit -n).",
					cause);
		}
		return new StorageException(what + " in " + folder + ": " + reason(cause) + ".", cause);
	}

	// the message of many exceptions is only the name of the file
	private static String reason(IOException cause) {
		String name = cause.getClass().getSimpleName();
		return (cause.getClass() == IOException.class) ? String.valueOf(cause.getMessage())
				: name + " (" + cause.getMessage() + ")";
	}

}
