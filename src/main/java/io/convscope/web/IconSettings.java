package io.convscope.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Redirects browsers that request {@code /favicon.ico}, without reading the page, to the
 * icon.
 */
@Configuration(proxyBeanMethods = false)
class IconSettings implements WebMvcConfigurer {

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addRedirectViewController("/favicon.ico", "/favicon.svg");
	}

}
