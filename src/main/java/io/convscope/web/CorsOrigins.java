package io.convscope.web;

import java.util.List;
import java.util.Locale;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * The origins of other sites whose pages may use the API. Thread-safe.
 */
@Component
class CorsOrigins {

	private final List<String> origins;

	@Autowired
	CorsOrigins(WebProperties properties) {
		this(properties.corsOrigins());
	}

	CorsOrigins(List<String> origins) {
		this.origins = origins.stream().map((each) -> each.toLowerCase(Locale.ROOT)).toList();
	}

	/**
	 * Checks whether pages of an origin may use the API.
	 * @param origin the Origin header
	 * @return whether the settings name it
	 */
	boolean include(String origin) {
		return this.origins.contains(origin.toLowerCase(Locale.ROOT));
	}

}
