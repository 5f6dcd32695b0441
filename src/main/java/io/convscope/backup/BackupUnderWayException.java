package io.convscope.backup;

import io.convscope.problem.ProblemType;

/**
 * Thrown when a backup is requested while another one is sent.
 */
@ProblemType(name = "backup-under-way", title = "Backup under way", status = 503)
public final class BackupUnderWayException extends RuntimeException {

	BackupUnderWayException() {
		super("Another backup is being sent; try again when it is done.");
	}

}
