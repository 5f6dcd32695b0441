package io.convscope.web;

import java.io.IOException;
import java.net.URI;
import java.util.Set;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what changes something when another site's page asks for it: browsers name the
 * page's origin, and programs that are no browsers send none.
 */
@Component
class OriginFilter extends OncePerRequestFilter {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	private final JsonMapper json;

	OriginFilter(JsonMapper json) {
		this.json = json;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (origin == null || SAFE.contains(request.getMethod())
				|| isOwn(origin, request.getHeader(HttpHeaders.HOST))) {
			chain.doFilter(request, response);
			return;
		}
		Problem problem = Problem.FOREIGN_ORIGIN;
		response.setStatus(problem.status().value());
		response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
		this.json.writeValue(response.getOutputStream(),
				problem.detail("A page of " + origin + " may not change anything here.", request.getRequestURI()));
	}

	private static boolean isOwn(String origin, @Nullable String host) {
		try {
			return URI.create(origin).getRawAuthority() != null && URI.create(origin).getRawAuthority().equals(host);
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

}
