package io.convscope.web.problem;

import java.time.Duration;
import java.util.Locale;

import io.convscope.memory.MemoryBusyException;
import io.convscope.problem.Problem;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * Thrown to the reader of a request body when the rest of the body is refused. It is not
 * an {@code IOException}, because many readers translate those to other exceptions.
 */
public final class RefusedBodyException extends RuntimeException {

	private static final Problem SLOW = new Problem("slow-body", "Body too slow", HttpStatus.REQUEST_TIMEOUT.value());

	private final Problem problem;

	private final boolean endsBody;

	private RefusedBodyException(Problem problem, String message) {
		super(message);
		this.problem = problem;
		this.endsBody = problem.equals(SLOW) || problem.equals(ProblemDocument.INVALID_REQUEST);
	}

	public static RefusedBodyException tooSlow(DataSize rate) {
		return new RefusedBodyException(SLOW, "The body arrives more slowly than " + rate.toBytes()
				+ " bytes per second, or has stopped arriving; send it again over a faster connection.");
	}

	public static RefusedBodyException late(Duration silence) {
		return new RefusedBodyException(SLOW,
				"No data of the body arrived for " + silence.toSeconds() + " seconds; send it again.");
	}

	public static RefusedBodyException cut() {
		return new RefusedBodyException(ProblemDocument.INVALID_REQUEST,
				"The body is incomplete, or its chunks are malformed; send it again.");
	}

	public static RefusedBodyException tooLarge(DataSize limit) {
		return new RefusedBodyException(ProblemDocument.kindOf(HttpStatus.CONTENT_TOO_LARGE), String.format(Locale.ROOT,
				"A body other than a picture or weights may have up to %,d bytes.", limit.toBytes()));
	}

	public static RefusedBodyException crowded() {
		return new RefusedBodyException(Problem.of(MemoryBusyException.class),
				"Too many bodies are being received at the same time; try again in a few seconds.");
	}

	/**
	 * Checks whether reading the rest of the body is pointless.
	 * @return whether the rest will not arrive, or too slowly
	 */
	public boolean endsBody() {
		return this.endsBody;
	}

	public Problem problem() {
		return this.problem;
	}

}
