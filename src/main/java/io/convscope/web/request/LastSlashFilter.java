package io.convscope.web.request;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Redirects a path with a slash at its end to the one without it, with the same method
 * and body. It comes before the filter of keys, which looks at the path, and after the
 * one that takes the slash off the paths of protocols that allow it.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 15)
class LastSlashFilter extends OncePerRequestFilter {

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String path = request.getRequestURI();
		// two slashes would begin the name of a host
		String shorter = (path.endsWith("/") && !path.startsWith("//")) ? path.replaceFirst("/+$", "") : path;
		if (shorter.length() < path.length() && shorter.length() > request.getContextPath().length()) {
			String query = request.getQueryString();
			response.setStatus(HttpStatus.PERMANENT_REDIRECT.value());
			response.setHeader(HttpHeaders.LOCATION, (query != null) ? shorter + "?" + query : shorter);
		}
		else {
			chain.doFilter(request, response);
		}
	}

}
