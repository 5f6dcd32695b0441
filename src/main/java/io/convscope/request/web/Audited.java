package io.convscope.request.web;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Marks a handler whose requests change something, so that the audit log has a line for
 * each of them. What was changed is the address in the answer's {@code Location}, the one
 * named by {@link AuditedTarget}, or else that of the request.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Audited {

	/**
	 * Names the action.
	 * @return one word, for example {@code start}
	 */
	String value();

}
