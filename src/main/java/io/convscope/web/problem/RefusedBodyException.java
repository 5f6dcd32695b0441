package io.convscope.web.problem;

import java.time.Duration;
import java.util.Locale;

import io.convscope.memory.MemoryBusyException;
import io.convscope.problem.Problem;

import org.springframework.http.HttpStatus;
import org.springframework.util.unit.DataSize;

/**
 * Thrown to whoever reads a request's body when the rest of it is not taken. It is no
 * {@code IOException}, so that it passes through readers that make something else of
 * those.
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
		return new RefusedBodyException(SLOW, "The body comes more slowly than " + rate.toBytes()
				+ " bytes a second, or has stopped to come; send it" + " again over a faster connection.");
	}

	public static RefusedBodyException late(Duration silence) {
		return new RefusedBodyException(SLOW,
				"The body has stopped to come for " + silence.toSeconds() + " seconds; send it again.");
	}

	public static RefusedBodyException cut() {
		return new RefusedBodyException(ProblemDocument.INVALID_REQUEST,
				"The body ends before it is whole, or its chunks are malformed; send it again.");
	}

	public static RefusedBodyException tooLarge(DataSize limit) {
		return new RefusedBodyException(ProblemDocument.kindOf(HttpStatus.CONTENT_TOO_LARGE), String.format(Locale.ROOT,
				"A body that is no picture and no weights may have up to %,d bytes.", limit.toBytes()));
	}

	public static RefusedBodyException crowded() {
		return new RefusedBodyException(Problem.of(MemoryBusyException.class),
				"Too many bodies are being received at a time; try again in a few seconds.");
	}

	/**
	 * Tells whether there is nothing more to wait for.
	 * @return whether the rest will not come, or too slowly
	 */
	public boolean endsBody() {
		return this.endsBody;
	}

	public Problem problem() {
		return this.problem;
	}

}
