package io.convscope.web;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Takes options from the URL only. A picture sent under the type of a form, as
 * {@code curl --data-binary} does when it is told no other, is not searched for options,
 * and so it can be refused by name.
 */
@Configuration(proxyBeanMethods = false)
class FormSettings {

	@Bean
	TomcatConnectorCustomizer noForms() {
		return (connector) -> connector.setParseBodyMethods("");
	}

}
