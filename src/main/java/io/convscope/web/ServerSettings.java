package io.convscope.web;

import io.convscope.web.problem.ErrorForms;
import io.convscope.web.problem.ServerProblemValve;
import io.convscope.web.trace.TraceValve;
import org.apache.catalina.Pipeline;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.boot.tomcat.servlet.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Configures Tomcat to answer errors with problem documents, as the controllers do, and
 * to limit connections and requests.
 */
@Configuration(proxyBeanMethods = false)
class ServerSettings {

	@Bean
	WebServerFactoryCustomizer<TomcatServletWebServerFactory> serverValves(JsonMapper json, ErrorForms forms,
			BodyGate gate, WorkerShares workers, Probes probes) {
		ServerProblemValve problems = new ServerProblemValve(json, forms);
		RequestValve requests = new RequestValve(gate, workers, problems, probes);
		return (factory) -> {
			factory.setProtocol(BoundedProtocol.class.getName());
			factory.addContextCustomizers((context) -> {
				Pipeline pipeline = context.getParent().getPipeline();
				pipeline.addValve(new TraceValve());
				pipeline.addValve(requests);
				pipeline.addValve(problems);
			});
		};
	}

	@Bean
	TomcatConnectorCustomizer connectionLimit(WebProperties properties) {
		return (connector) -> {
			if (connector.getProtocolHandler() instanceof BoundedProtocol protocol) {
				protocol.setMaxConnectionsPerAddress(properties.maxConnectionsPerAddress());
			}
		};
	}

	// don't parse form bodies: a picture sent with the type of a form, the default of
	// curl --data-binary, then gets a specific error
	@Bean
	TomcatConnectorCustomizer noForms() {
		return (connector) -> connector.setParseBodyMethods("");
	}

}
