package io.convscope.home;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;

import io.convscope.problem.ProblemType;

/**
 * Thrown when there is no room on the disk for what should be written; the message says
 * how much is needed.
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
	 * Makes sure, before something is begun, that there is room for it.
	 * @param what what could not be done otherwise, for example "The run can't start"
	 * @param folder where it is written; exists
	 * @param needed how many bytes it takes, about
	 * @throws DiskFullException if there are fewer
	 * @throws StorageException if the folder's home is lost
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
