package io.convscope.web;

import java.net.InetAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.web.server.autoconfigure.ServerProperties;
import org.springframework.stereotype.Component;

/**
 * The host names of the service.
 * <p>
 * Another site may resolve its own name to 127.0.0.1 (DNS rebinding). Its page then has
 * the same origin as the service for the browser, and only the Host header reveals the
 * attack. Thread-safe.
 */
@Component
class OwnHosts {

	private static final Pattern LOOPBACK = Pattern
		.compile("localhost|[a-z0-9.-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

	// addresses, and names that no public name server resolves
	private static final Pattern LOCAL = Pattern
		.compile("[0-9]{1,3}(\\.[0-9]{1,3}){3}|\\[[0-9a-f:.]+]|[a-z0-9_-]+|[a-z0-9_.-]+\\.local");

	private static final Pattern PORT = Pattern.compile(":[0-9]*$");

	private final boolean open;

	private final List<String> names;

	@Autowired
	OwnHosts(ServerProperties server, WebProperties properties) {
		this(server.getAddress(), properties.hosts());
	}

	OwnHosts(@Nullable InetAddress address, List<String> names) {
		this.open = names.isEmpty() && (address == null || !address.isLoopbackAddress());
		this.names = names.stream().map(OwnHosts::lowerCase).toList();
	}

	/**
	 * Checks whether a request is addressed to the service.
	 * @param host the Host header; null if absent, as in HTTP/1.0
	 * @return whether the service should answer it
	 */
	boolean include(@Nullable String host) {
		if (this.open || host == null) {
			return true;
		}
		String name = PORT.matcher(lowerCase(host)).replaceFirst("");
		return LOOPBACK.matcher(name).matches() || this.names.contains(name);
	}

	/**
	 * Checks whether a page with the same host as the request is the service's own.
	 * <p>
	 * A service on the network answers for every host name, but accepts changes only from
	 * pages whose address an attacker cannot use: a name in the settings, an IP address,
	 * a name without a dot or in the local network, or any name over HTTPS, for which the
	 * service or its proxy has a certificate.
	 * @param page the address of the page, in lower case
	 * @return whether it may change things
	 */
	boolean trust(URI page) {
		String host = page.getHost();
		return LOOPBACK.matcher(host).matches() || this.names.contains(host)
				|| (this.open && ("https".equals(page.getScheme()) || LOCAL.matcher(host).matches()));
	}

	/**
	 * Checks whether a host is named in the settings. A proxy may forward requests of its
	 * pages with another name or port.
	 * @param host a host name in lower case
	 * @return whether the settings name it, and it is not a loopback name
	 */
	boolean name(String host) {
		return this.names.contains(host) && !LOOPBACK.matcher(host).matches();
	}

	private static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
