package io.convscope.web.key;

import java.time.Duration;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.web.util.WebUtils;

/**
 * The key in a request: that of its header or, as browsers send no header for pictures
 * and event streams, that of a cookie.
 */
final class PresentedKey {

	private static final String SCHEME = "Bearer ";

	private static final Duration REMEMBERED = Duration.ofDays(30);

	private PresentedKey() {
	}

	/**
	 * Finds the key.
	 * @param request the request
	 * @return the key; null if there is none; empty if the header has another scheme
	 */
	static @Nullable String of(HttpServletRequest request) {
		String header = request.getHeader(HttpHeaders.AUTHORIZATION);
		if (header != null) {
			return header.regionMatches(true, 0, SCHEME, 0, SCHEME.length()) ? header.substring(SCHEME.length()).strip()
					: "";
		}
		Cookie cookie = WebUtils.getCookie(request, name(request));
		return (cookie != null) ? cookie.getValue() : null;
	}

	/**
	 * Creates the cookie that carries a key: no script can read it, and requests from
	 * pages of other sites don't have it.
	 * @param key the key; empty for a cookie that deletes the one before
	 * @param request the request
	 * @return the cookie
	 */
	static ResponseCookie cookie(String key, HttpServletRequest request) {
		return ResponseCookie.from(name(request), key)
			.httpOnly(true)
			.sameSite("Strict")
			.secure(request.isSecure())
			.path(request.getContextPath() + "/")
			.maxAge(key.isEmpty() ? Duration.ZERO : REMEMBERED)
			.build();
	}

	// all ports of a host share its cookies
	private static String name(HttpServletRequest request) {
		return "convscope-key-" + request.getServerPort();
	}

}
