package io.convscope.web;

import java.io.IOException;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Sets headers that forbid browsers to guess content types, to load anything from other
 * hosts, and to show the page in a frame of another site.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SecurityHeadersFilter extends OncePerRequestFilter {

	// previews of pictures and of the camera use blob URLs; styles set by scripts don't
	// count as inline styles
	private static final String POLICY = "default-src 'self'; img-src 'self' blob:; object-src 'none'; base-uri 'none';"
			+ " form-action 'self'; frame-ancestors 'none'";

	// the styles of Swagger UI have their pictures inside
	private static final String POLICY_OF_API_PAGE = POLICY.replace("blob:", "blob: data:");

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		response.setHeader("X-Content-Type-Options", "nosniff");
		response.setHeader("Content-Security-Policy",
				request.getServletPath().equals("/api") ? POLICY_OF_API_PAGE : POLICY);
		response.setHeader("X-Frame-Options", "DENY"); // older browsers
		response.setHeader("Referrer-Policy", "same-origin");
		chain.doFilter(request, response);
	}

}
