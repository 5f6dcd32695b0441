package io.convscope.web;

import java.net.InetAddress;
import java.util.Objects;

import org.jspecify.annotations.Nullable;

import org.springframework.boot.actuate.autoconfigure.endpoint.web.WebEndpointProperties;
import org.springframework.boot.actuate.autoconfigure.web.server.ManagementServerProperties;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.web.server.Ssl;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * The addresses under which this machine reaches the service, as the settings make them.
 */
@Component
@EnableConfigurationProperties(ManagementServerProperties.class)
class ServiceAddress {

	private final ServerProperties server;

	private final ManagementServerProperties management;

	private final WebEndpointProperties endpoints;

	private final Environment environment;

	ServiceAddress(ServerProperties server, ManagementServerProperties management, WebEndpointProperties endpoints,
			Environment environment) {
		this.server = server;
		this.management = management;
		this.endpoints = endpoints;
		this.environment = environment;
		if (management.getAddress() == null) {
			// a port of its own listens where the service does, not to the whole network
			management.setAddress(server.getAddress());
		}
	}

	/**
	 * Tells where the page is, once the server listens.
	 * @return a URL without a slash at its end
	 */
	String page() {
		return root(this.server.getSsl(), this.server.getAddress(), "local.server.port") + contextPath();
	}

	/**
	 * Tells where it is answered whether the service is ready, once the server listens.
	 * @return a URL
	 */
	String readiness() {
		boolean own = !Objects.equals(port("local.management.port"), port("local.server.port"));
		String root = own ? root(managementSsl(), this.management.getAddress(), "local.management.port")
				+ this.management.getBasePath() : page();
		return root + this.endpoints.getBasePath() + "/health/readiness";
	}

	// a port of its own speaks TLS as the service does, unless it is told otherwise
	private @Nullable Ssl managementSsl() {
		Ssl own = this.management.getSsl();
		return (own != null) ? own : this.server.getSsl();
	}

	private String root(@Nullable Ssl ssl, @Nullable InetAddress address, String port) {
		return (Ssl.isEnabled(ssl) ? "https" : "http") + "://" + host(address) + ":" + port(port);
	}

	private @Nullable String port(String name) {
		return this.environment.getProperty(name);
	}

	private String contextPath() {
		String path = this.server.getServlet().getContextPath();
		return (path != null) ? path : "";
	}

	private static String host(@Nullable InetAddress address) {
		if (address == null || address.isAnyLocalAddress() || address.isLoopbackAddress()) {
			return "localhost";
		}
		String literal = address.getHostAddress();
		return literal.contains(":") ? "[" + literal + "]" : literal;
	}

}
