package io.convscope.problem;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Declares what kind of problem an exception is to clients; its message is the detail. An
 * exception without this is an internal error, whose message clients don't see.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
public @interface ProblemType {

	/**
	 * Names the kind, never to be changed: clients tell problems apart by it.
	 * @return last part of the problem's {@code type}, for example {@code unknown-run}
	 */
	String name();

	/**
	 * Says in a few words what it is.
	 * @return the problem's {@code title}
	 */
	String title();

	/**
	 * Gives HTTP's status for it.
	 * @return 400 to 599
	 */
	int status();

}
