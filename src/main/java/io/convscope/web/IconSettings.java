package io.convscope.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Leads browsers that ask for the icon where it used to be, without reading the page, to
 * where it is.
 */
@Configuration(proxyBeanMethods = false)
class IconSettings implements WebMvcConfigurer {

	@Override
	public void addViewControllers(ViewControllerRegistry registry) {
		registry.addRedirectViewController("/favicon.ico", "/favicon.svg");
	}

}
