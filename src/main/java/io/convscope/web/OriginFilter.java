package io.convscope.web;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

import io.convscope.problem.Problem;
import io.convscope.web.problem.ProblemAnswer;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses what another site's page asks for: everything under a name that is not the
 * service's own, and under its own what would change something. Browsers name the page's
 * origin, and programs that are no browsers send none.
 */
@Component
class OriginFilter extends OncePerRequestFilter {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	private static final Problem FOREIGN_ORIGIN = new Problem("foreign-origin", "Request from another site",
			HttpStatus.FORBIDDEN.value());

	private static final Problem FOREIGN_HOST = new Problem("foreign-host", "Request under another name",
			HttpStatus.MISDIRECTED_REQUEST.value());

	private final OwnHosts hosts;

	private final ProblemAnswer answer;

	private final String health;

	OriginFilter(OwnHosts hosts, ProblemAnswer answer, WebEndpointProperties endpoints) {
		this.hosts = hosts;
		this.answer = answer;
		this.health = endpoints.getBasePath() + "/health";
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String host = request.getHeader(HttpHeaders.HOST);
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (!this.hosts.include(host) && !isHealth(request)) {
			this.answer.send(FOREIGN_HOST, "This service is not " + host + "; ask for localhost, or name the"
					+ " host in the setting convscope.web.hosts.", request, response);
		}
		else if (origin != null && !SAFE.contains(request.getMethod()) && !isOwn(origin, request)) {
			this.answer.send(FOREIGN_ORIGIN, "A page of " + origin + " may not change anything here. If that is"
					+ " where this service's own page is, as behind a proxy, start the service with its host's name in"
					+ " the setting convscope.web.hosts.", request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	// probes ask by address, and tell no secrets
	private boolean isHealth(HttpServletRequest request) {
		String path = request.getServletPath();
		return path.equals(this.health) || path.startsWith(this.health + "/");
	}

	// schemes are not compared: a proxy in front may speak HTTPS without saying so
	private boolean isOwn(String origin, HttpServletRequest request) {
		try {
			URI page = URI.create(origin.toLowerCase(Locale.ROOT));
			if (page.getHost() == null) {
				return false;
			}
			boolean same = authority(page.getHost(), page.getPort(), page.getScheme())
				.equals(authority(request.getServerName(), request.getServerPort(), request.getScheme()));
			return same ? this.hosts.trust(page) : this.hosts.name(page.getHost());
		}
		catch (IllegalArgumentException ex) {
			return false;
		}
	}

	private static String authority(String host, int port, String scheme) {
		int usual = "https".equals(scheme) ? 443 : 80;
		return (host + ((port == usual || port < 0) ? "" : ":" + port)).toLowerCase(Locale.ROOT);
	}

}
