package io.convscope.web;

import io.convscope.web.audit.RefusalLog;
import io.convscope.web.problem.ProblemAnswer;
import io.convscope.web.trace.TraceValve;

import org.springframework.boot.actuate.autoconfigure.web.server.ConditionalOnManagementPort;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementPortType;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.ConfigurableWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;

/**
 * Applies the checks of the service's port to a separate management port, which has a
 * server of its own. It is no configuration of the service itself, but named in
 * {@code META-INF/spring}.
 */
@ConditionalOnManagementPort(ManagementPortType.DIFFERENT)
class ManagementPort {

	@Bean
	SecurityHeadersFilter managementHeadersFilter() {
		return new SecurityHeadersFilter();
	}

	// settings that the service makes itself are not among those that this server reads
	@Bean
	WebServerFactoryCustomizer<ConfigurableWebServerFactory> managementTls(ManagementServerProperties management,
			SelfSignedTls selfSigned) {
		return (factory) -> {
			if (management.getSsl() == null && selfSigned.certificate().isPresent()) {
				factory.setSsl(SelfSignedTls.SSL);
			}
		};
	}

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> managementIds() {
		return (factory) -> factory.addEngineValves(new TraceValve());
	}

	@Bean
	OriginFilter managementOriginFilter(ManagementServerProperties management, WebProperties properties,
			CorsOrigins others, ProblemAnswer answer, RefusalLog log, Probes probes) {
		return new OriginFilter(new OwnHosts(management.getAddress(), properties.hosts()), others, answer, log, probes);
	}

}
