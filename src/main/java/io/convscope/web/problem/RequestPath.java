package io.convscope.web.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

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

	static String of(@Nullable String path) {
		if (path == null) {
			return "/";
		}
		String one = path.replaceFirst("^/*", "/");
		try {
			return new URI(one).toString();
		}
		catch (URISyntaxException ex) {
			return UriUtils.encodePath(one, StandardCharsets.UTF_8);
		}
	}

}
