package io.convscope.request.web;

import org.jspecify.annotations.Nullable;

import org.springframework.web.context.request.RequestAttributes;
import org.springframework.web.context.request.RequestContextHolder;

/**
 * What an {@link Audited} request changes, where neither its address nor the answer's
 * tells.
 */
public final class AuditedTarget {

	private static final String ATTRIBUTE = AuditedTarget.class.getName();

	private AuditedTarget() {
	}

	/**
	 * Names the target of the current request; does nothing outside of requests.
	 * @param path its path within the service, for example {@code /models/run-1}
	 */
	public static void set(String path) {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		if (request != null) {
			request.setAttribute(ATTRIBUTE, path, RequestAttributes.SCOPE_REQUEST);
		}
	}

	/**
	 * Returns the target of the current request.
	 * @return a path within the service; null if none was named
	 */
	public static @Nullable String get() {
		RequestAttributes request = RequestContextHolder.getRequestAttributes();
		return (request != null) ? (String) request.getAttribute(ATTRIBUTE, RequestAttributes.SCOPE_REQUEST) : null;
	}

}
