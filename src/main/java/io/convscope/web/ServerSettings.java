package io.convscope.web;

import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.tomcat.ConfigurableTomcatWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Has the server itself speak as the controllers do.
 */
@Configuration(proxyBeanMethods = false)
class ServerSettings {

	@Bean
	WebServerFactoryCustomizer<ConfigurableTomcatWebServerFactory> serverProblems(JsonMapper json) {
		return (factory) -> factory.addContextCustomizers(
				(context) -> context.getParent().getPipeline().addValve(new ServerProblemValve(json)));
	}

}
