package io.convscope.web.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import org.jspecify.annotations.Nullable;

/**
 * A request for what another request has created.
 */
final class LookedUp extends HttpServletRequestWrapper {

	private final String path;

	/**
	 * Makes a GET of another request.
	 * @param request the other request
	 * @param path what it has created, within the service
	 */
	LookedUp(HttpServletRequest request, String path) {
		super(request);
		this.path = path;
	}

	@Override
	public String getMethod() {
		return "GET";
	}

	@Override
	public String getRequestURI() {
		return getContextPath() + this.path;
	}

	@Override
	public String getServletPath() {
		return this.path;
	}

	@Override
	public @Nullable String getQueryString() {
		return null;
	}

	@Override
	public @Nullable String getContentType() {
		return null;
	}

}
