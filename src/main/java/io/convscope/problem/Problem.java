package io.convscope.problem;

import java.util.Set;

import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * A problem type of the API (RFC 9457).
 *
 * @param name the last segment of its {@code type}, the same in every version
 * @param title a short summary
 * @param status the HTTP status
 * @param retryAfter after how many seconds the same request may succeed; 0 if that is not
 * a matter of time
 */
public record Problem(String name, String title, int status, int retryAfter) {

	private static final Set<Integer> PASSING = Set.of(429, 503);

	/** An error of the service itself. */
	public static final Problem INTERNAL = new Problem("internal", "Internal error", 500);

	/**
	 * Creates a type whose status tells whether the request may succeed later: after a
	 * second for 429 and 503.
	 * @param name the last segment of its {@code type}
	 * @param title a short summary
	 * @param status the HTTP status
	 */
	public Problem(String name, String title, int status) {
		this(name, title, status, PASSING.contains(status) ? 1 : 0);
	}

	/**
	 * Returns the problem type of an exception.
	 * @param exception the exception's class
	 * @return the type that it declares by {@link ProblemType}; {@link #INTERNAL} if it
	 * declares none
	 */
	public static Problem of(Class<? extends RuntimeException> exception) {
		ProblemType type = AnnotatedElementUtils.getMergedAnnotation(exception, ProblemType.class);
		if (type == null) {
			return INTERNAL;
		}
		return (type.retryAfter() > 0) ? new Problem(type.name(), type.title(), type.status(), type.retryAfter())
				: new Problem(type.name(), type.title(), type.status());
	}

	/**
	 * Returns the URI of this problem type.
	 * @return a path, for example {@code /problems/unknown-run}
	 */
	public String type() {
		return "/problems/" + this.name;
	}

}
