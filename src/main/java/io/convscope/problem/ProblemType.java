package io.convscope.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares the problem type that an exception has for clients; its message is the detail.
 * An exception without this annotation is an internal error, whose message clients don't
 * see.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProblemType {

	/**
	 * The name of the type. It must never change, as clients distinguish problems by it.
	 * @return the last segment of the problem's {@code type}, for example
	 * {@code unknown-run}
	 */
	String name();

	/**
	 * A short summary of the type.
	 * @return the problem's {@code title}
	 */
	String title();

	/**
	 * The HTTP status of the problem.
	 * @return 400 to 599
	 */
	int status();

	/**
	 * After how many seconds the same request may succeed, where the status does not tell
	 * ({@link Problem#Problem(String, String, int)}).
	 * @return the seconds; 0 to leave it to the status
	 */
	int retryAfter() default 0;

}
