package io.convscope.problem;

import org.springframework.core.annotation.AnnotatedElementUtils;

/**
 * A kind of problem that the service tells of (RFC 9457).
 *
 * @param name last part of its {@code type}, which stays the same in every version
 * @param title what it is, in a few words
 * @param status HTTP's status for it
 */
public record Problem(String name, String title, int status) {

	/** What is the fault of the service. */
	public static final Problem INTERNAL = new Problem("internal", "Internal error", 500);

	/**
	 * Finds the kind of problem that an exception tells of.
	 * @param exception the exception's class
	 * @return what it declares by {@link ProblemType}; {@link #INTERNAL} where it
	 * declares nothing
	 */
	public static Problem of(Class<? extends RuntimeException> exception) {
		ProblemType type = AnnotatedElementUtils.getMergedAnnotation(exception, ProblemType.class);
		return (type != null) ? new Problem(type.name(), type.title(), type.status()) : INTERNAL;
	}

	/**
	 * Gives the URI that names this kind.
	 * @return a path, for example {@code /problems/unknown-run}
	 */
	public String type() {
		return "/problems/" + this.name;
	}

}
