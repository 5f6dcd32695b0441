package io.convscope.web;

import java.time.Duration;
import java.util.List;

import jakarta.servlet.http.HttpServletRequest;

import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.cors.CorsConfiguration;
import org.springframework.web.filter.CorsFilter;

/**
 * Tells browsers that pages of the sites that the settings name may use the API (CORS).
 * Such pages send a key themselves: they get no cookie. It comes before the filter that
 * asks for the key, which the browser's own question does not have.
 */
@Component
@Order(Ordered.LOWEST_PRECEDENCE - 20)
class NamedSitesFilter extends CorsFilter {

	private static final Duration REMEMBERED = Duration.ofHours(1);

	private final CorsOrigins origins;

	NamedSitesFilter(CorsOrigins origins) {
		super((request) -> configuration());
		this.origins = origins;
	}

	// each request of a site that the settings name; all others get no such header
	private static CorsConfiguration configuration() {
		CorsConfiguration configuration = new CorsConfiguration();
		configuration.setAllowedOriginPatterns(List.of("*"));
		configuration.setAllowedMethods(List.of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE"));
		configuration.setAllowedHeaders(List.of("*"));
		configuration.setExposedHeaders(List.of(HttpHeaders.LOCATION, HttpHeaders.RETRY_AFTER,
				HttpHeaders.WWW_AUTHENTICATE, HttpHeaders.CONTENT_DISPOSITION, HttpHeaders.ETAG,
				HttpHeaders.ACCEPT_RANGES, HttpHeaders.CONTENT_RANGE, "Idempotent-Replayed"));
		configuration.setMaxAge(REMEMBERED);
		return configuration;
	}

	@Override
	protected boolean shouldNotFilter(HttpServletRequest request) {
		String origin = request.getHeader(HttpHeaders.ORIGIN);
		return origin == null || !this.origins.include(origin);
	}

}
