package io.convscope.backup;

import java.nio.file.Path;

import io.convscope.problem.ProblemType;

/**
 * Thrown when the files of the home folder cannot be held for a backup while the service
 * works.
 */
@ProblemType(name = "no-backup-here", title = "No backup here", status = 501)
public final class NoSnapshotException extends RuntimeException {

	private NoSnapshotException(String message, Exception cause) {
		super(message, cause);
	}

	static NoSnapshotException of(Path file, Exception cause) {
		return new NoSnapshotException(
				"The file " + file + " can't have a hard link within the home folder, which a"
						+ " backup of a working service needs (" + cause.getMessage()
						+ "). Stop the service and copy the folder, or move it to a file system that has hard links.",
				cause);
	}

}
