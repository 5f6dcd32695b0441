package io.convscope.home;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import io.convscope.problem.ProblemType;

/**
 * Thrown when the disk is too full to write something. The message says how much space is
 * needed.
 */
@ProblemType(name = "disk-full", title = "Disk full", status = 507)
public final class DiskFullException extends StorageException {

	private DiskFullException(String message, IOException cause) {
		super(message, cause);
	}

	static DiskFullException because(String what, Path folder, long needed, IOException cause) {
		return new DiskFullException(String.format(Locale.ROOT,
				"%s in %s: the disk is full (%s). It takes %,d bytes, and %,d are free."
						+ " Make room, or move the home folder with --convscope.home=FOLDER.",
				what, folder, cause.getMessage(), needed, folder.toFile().getUsableSpace()), cause);
	}

	/**
	 * Requires enough free space before an operation starts.
	 * @param what the beginning of the message, for example "The run can't start"
	 * @param folder the existing folder to write to
	 * @param needed the approximate space needed, in bytes
	 * @throws DiskFullException if less space is free
	 * @throws StorageException if the home folder was deleted, unmounted or replaced
	 */
	public static void requireFree(String what, Path folder, long needed) {
		try {
			HomeLock.requireHeldFor(folder);
		}
		catch (HomeLostException ex) {
			throw of(what, folder, needed, ex);
		}
		if (folder.toFile().getUsableSpace() < needed) {
			throw because(what, folder, needed, new IOException("No space left on device"));
		}
	}

}
