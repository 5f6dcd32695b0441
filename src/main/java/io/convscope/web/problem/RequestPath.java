package io.convscope.web.problem;

import java.net.URI;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;

import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.web.util.UriUtils;

/**
 * The path of a request, for the {@code instance} of problem documents.
 */
final class RequestPath {

	private RequestPath() {
	}

	/**
	 * Returns the path of a request.
	 * @param request the request
	 * @return a valid relative URI; leading slashes are reduced to one, as two would
	 * start a host name
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
