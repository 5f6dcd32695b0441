package io.convscope.web;

import java.io.IOException;
import java.net.URI;
import java.util.Locale;
import java.util.Set;

import io.convscope.problem.Problem;
import io.convscope.web.audit.RefusalLog;
import io.convscope.web.problem.ProblemAnswer;
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
 * Refuses requests from pages of other sites: all requests for a host that is not the
 * service's own (DNS rebinding), and requests with unsafe methods from a foreign origin
 * (CSRF). Browsers send the origin of the page; other programs usually send none. It
 * comes before the filters that read cookies.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 30)
class OriginFilter extends OncePerRequestFilter {

	private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");

	private static final Problem FOREIGN_ORIGIN = new Problem("foreign-origin", "Request from another site",
			HttpStatus.FORBIDDEN.value());

	private static final Problem FOREIGN_HOST = new Problem("foreign-host", "Request for another host",
			HttpStatus.MISDIRECTED_REQUEST.value());

	private final OwnHosts hosts;

	private final CorsOrigins others;

	private final ProblemAnswer answer;

	private final RefusalLog log;

	private final Probes probes;

	OriginFilter(OwnHosts hosts, CorsOrigins others, ProblemAnswer answer, RefusalLog log, Probes probes) {
		this.hosts = hosts;
		this.others = others;
		this.answer = answer;
		this.log = log;
		this.probes = probes;
	}

	@Override
	protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
			throws ServletException, IOException {
		String host = request.getHeader(HttpHeaders.HOST);
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		if (!this.hosts.include(host) && !isProbe(request)) {
			this.answer.send(FOREIGN_HOST, "This service does not answer for the host " + host + "; use localhost, or"
					+ " add the host to the setting convscope.web.hosts.", request, response);
		}
		else if (origin != null && !SAFE.contains(request.getMethod()) && !isOwn(origin, request)
				&& !this.others.include(origin)) {
			this.log.write(request, null, FOREIGN_ORIGIN.status());
			this.answer.send(FOREIGN_ORIGIN,
					"Pages of " + origin + " must not change anything here. If it is"
							+ " the address of this service, as behind a proxy, add its host to the setting"
							+ " convscope.web.hosts and restart the service.",
					request, response);
		}
		else {
			chain.doFilter(request, response);
		}
	}

	// probes use an IP address, and their responses are not confidential
	private boolean isProbe(HttpServletRequest request) {
		return this.probes.include(request.getServletPath());
	}

	// schemes are not compared: a proxy may use HTTPS without reporting it
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
