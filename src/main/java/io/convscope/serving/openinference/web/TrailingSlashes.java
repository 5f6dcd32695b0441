package io.convscope.serving.openinference.web;

import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.UrlHandlerFilter;

/**
 * Serves the protocol's paths with a slash at their end too, as some clients send it.
 */
@Configuration(proxyBeanMethods = false)
class TrailingSlashes {

	private static final int BEFORE_KEYS = Ordered.LOWEST_PRECEDENCE - 100;

	@Bean
	FilterRegistrationBean<UrlHandlerFilter> openInferenceSlashes() {
		FilterRegistrationBean<UrlHandlerFilter> slashes = new FilterRegistrationBean<>(
				UrlHandlerFilter.trailingSlashHandler("/v2/**").wrapRequest().build());
		// the filter of keys looks at the path
		slashes.setOrder(BEFORE_KEYS);
		return slashes;
	}

}
