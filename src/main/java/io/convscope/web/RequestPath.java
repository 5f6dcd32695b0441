package io.convscope.web;

import jakarta.servlet.http.HttpServletRequest;

/**
 * The path of a request, for problem documents to point at.
 */
final class RequestPath {

	private RequestPath() {
	}

	/**
	 * Gives the path.
	 * @param request the request
	 * @return a valid relative URI; several slashes at its beginning are one, since two
	 * would make the next word the name of a host
	 */
	static String of(HttpServletRequest request) {
		return of(request.getRequestURI());
	}

	static String of(String path) {
		return path.replaceFirst("^/+", "/");
	}

}
