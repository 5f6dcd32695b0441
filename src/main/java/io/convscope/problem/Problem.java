package io.convscope.problem;

import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * A problem type of the API (RFC 9457).
 *
 * @param name the last segment of its {@code type}, the same in every version
 * @param title a short summary
 * @param status the HTTP status
 */
public record Problem(String name, String title, int status) {

	/** An error of the service itself. */
	public static final Problem INTERNAL = new Problem("internal", "Internal error", 500);

	/**
	 * Returns the problem type of an exception.
	 * @param exception the exception's class
	 * @return the type that it declares by {@link ProblemType}; {@link #INTERNAL} if it
	 * declares none
	 */
	public static Problem of(Class<? extends RuntimeException> exception) {
		ProblemType type = AnnotatedElementUtils.getMergedAnnotation(exception, ProblemType.class);
		return (type != null) ? new Problem(type.name(), type.title(), type.status()) : INTERNAL;
	}

	/**
	 * Returns the URI of this problem type.
	 * @return a path, for example {@code /problems/unknown-run}
	 */
	public String type() {
		return "/problems/" + this.name;
	}

}
