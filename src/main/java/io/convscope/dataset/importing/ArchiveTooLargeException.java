package io.convscope.dataset.importing;

import java.util.Locale;

import io.convscope.problem.ProblemType;

/**
 * Thrown when an archive exceeds the size limit.
 */
@ProblemType(name = "archive-too-large", title = "Archive too large", status = 413)
public final class ArchiveTooLargeException extends RuntimeException {

	ArchiveTooLargeException(long maxBytes) {
		super(String.format(Locale.ROOT,
				"An archive may have up to %,d bytes; divide it, or raise convscope.datasets.max-archive.", maxBytes));
	}

}
