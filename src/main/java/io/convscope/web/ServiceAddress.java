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
 * The URLs of the service on this machine, derived from the settings.
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
			// a separate management port listens on the address of the service, not on
			// all addresses
			management.setAddress(server.getAddress());
		}
	}

	/**
	 * Returns the URL of the page, once the server is listening.
	 * @return a URL without a trailing slash
	 */
	String page() {
		return page(host(this.server.getAddress()));
	}

	/**
	 * Returns the URL of the page under another name, once the server is listening.
	 * @param host a host name or an IP address
	 * @return a URL without a trailing slash
	 */
	String page(String host) {
		return root(this.server.getSsl(), host, "local.server.port") + contextPath();
	}

	/**
	 * Returns the URL of the readiness probe, once the server is listening.
	 * @return a URL
	 */
	String readiness() {
		boolean own = !Objects.equals(port("local.management.port"), port("local.server.port"));
		String root = own ? root(managementSsl(), host(this.management.getAddress()), "local.management.port")
				+ this.management.getBasePath() : page();
		return root + this.endpoints.getBasePath() + "/health/readiness";
	}

	// a separate management port uses the TLS settings of the service unless it has its
	// own
	private @Nullable Ssl managementSsl() {
		Ssl own = this.management.getSsl();
		return (own != null) ? own : this.server.getSsl();
	}

	private String root(@Nullable Ssl ssl, String host, String port) {
		return (Ssl.isEnabled(ssl) ? "https" : "http") + "://" + (host.contains(":") ? "[" + host + "]" : host) + ":"
				+ port(port);
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
		return address.getHostAddress();
	}

}
