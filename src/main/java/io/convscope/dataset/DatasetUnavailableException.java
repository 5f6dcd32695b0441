package io.convscope.dataset;

import java.io.IOException;
import java.nio.file.Path;

import io.convscope.home.StorageException;
import io.convscope.problem.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Thrown when a data set is not available. The message says why, and what to do.
 */
@ProblemType(name = "dataset-unavailable", title = "Data set not available", status = 409)
public final class DatasetUnavailableException extends RuntimeException {

	private static final String OTHERWISE = " Place the archive on this machine and set "
			+ "convscope.dataset.cifar10.source=file:/path/to/cifar-10-binary.tar.gz (or the environment variable "
			+ "CONVSCOPE_DATASET_CIFAR10_SOURCE), or train on the data set shapes.";

	private static final String GET_AGAIN = " Get the archive again, or name another with "
			+ "convscope.dataset.cifar10.source (or CONVSCOPE_DATASET_CIFAR10_SOURCE).";

	private DatasetUnavailableException(String message, @Nullable Throwable cause) {
		super(message, cause);
	}

	static DatasetUnavailableException interrupted(String name) {
		return new DatasetUnavailableException("Loading the data set " + name + " was interrupted; try again.", null);
	}

	/**
	 * Creates the exception for a user's own data set.
	 * @param message what is wrong, and what to do
	 * @param cause what went wrong; null for nothing else
	 * @return the exception
	 */
	public static DatasetUnavailableException because(String message, @Nullable Throwable cause) {
		return new DatasetUnavailableException(message, cause);
	}

	public static DatasetUnavailableException noSuchSource(String source) {
		return new DatasetUnavailableException("The archive of CIFAR-10 can't be read from " + source
				+ ", which is neither an http(s) or file URL nor a path." + OTHERWISE, null);
	}

	public static DatasetUnavailableException noSuchFile(Path file, IOException cause) {
		return new DatasetUnavailableException(
				"The archive of CIFAR-10 can't be read from the file " + file + " (" + cause + ")." + OTHERWISE, cause);
	}

	public static DatasetUnavailableException unreachable(String source, String how, Throwable cause) {
		return new DatasetUnavailableException(
				"CIFAR-10 can't be downloaded from " + source + ": " + how + "." + OTHERWISE, cause);
	}

	public static DatasetUnavailableException refused(String source, int status) {
		return new DatasetUnavailableException("CIFAR-10 can't be downloaded from " + source
				+ ": the server answered with status " + status + " instead of the archive." + OTHERWISE, null);
	}

	public static DatasetUnavailableException brokenOff(String source, long bytes, IOException cause) {
		return new DatasetUnavailableException("Reading CIFAR-10 from " + source + " failed after " + bytes + " bytes ("
				+ cause.getMessage() + "). Try again." + OTHERWISE, cause);
	}

	public static DatasetUnavailableException truncated(String source, Exception cause) {
		return new DatasetUnavailableException(
				"The archive " + source + " is truncated: it ends in the middle of a file." + GET_AGAIN, cause);
	}

	public static DatasetUnavailableException noArchive(String source, Exception cause) {
		return new DatasetUnavailableException(
				source + " is not a valid .tar.gz archive (" + cause.getMessage() + ")." + GET_AGAIN, cause);
	}

	public static DatasetUnavailableException missing(String source, String files) {
		return new DatasetUnavailableException("The archive " + source + " is not CIFAR-10's binary version: it has no "
				+ files + " in its folder cifar-10-batches-bin." + GET_AGAIN, null);
	}

	public static DatasetUnavailableException notOfficial(String source, String file, String fault) {
		return new DatasetUnavailableException(
				file + " in the archive " + source + " is not the official file: " + fault + "." + GET_AGAIN, null);
	}

	public static DatasetUnavailableException diskFull(Path folder, long needed, long free) {
		return new DatasetUnavailableException("The disk is full: CIFAR-10 needs " + needed + " bytes in " + folder
				+ ", where " + free + " are free. Make room, or move the home folder with --convscope.home=FOLDER.",
				null);
	}

	public static DatasetUnavailableException notWritable(StorageException cause) {
		return new DatasetUnavailableException(
				cause.getMessage() + " Solve that problem, or move the home folder with --convscope.home=FOLDER.",
				cause);
	}

	public static DatasetUnavailableException damaged(Path file, String fault) {
		return new DatasetUnavailableException(file + " is not the official file of CIFAR-10: " + fault
				+ ". Delete the folder " + file.getParent() + "; it is downloaded again at the next attempt.", null);
	}

}
