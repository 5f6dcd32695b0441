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
 * The host names that the service answers under.
 * <p>
 * A page of another site may have its own name resolved to 127.0.0.1, and is then of the
 * same origin as the service for its browser; only the name tells that the request is not
 * meant. Thread safe.
 */
@Component
class OwnHosts {

	private static final Pattern LOOPBACK = Pattern
		.compile("localhost|[a-z0-9.-]+\\.localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

	// what no public name server can lead elsewhere
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
	 * Tells whether a request is meant for the service.
	 * @param host the request's Host header; null for none, as programs of old send
	 * @return whether to answer
	 */
	boolean include(@Nullable String host) {
		if (this.open || host == null) {
			return true;
		}
		String name = PORT.matcher(lowerCase(host)).replaceFirst("");
		return LOOPBACK.matcher(name).matches() || this.names.contains(name);
	}

	/**
	 * Tells whether a page that shares its host with a request is the service's own.
	 * <p>
	 * A service in the network answers under every name, but lets only those pages change
	 * things whose address no stranger can have: a name in the settings, an address, a
	 * name without a dot or of the local network, or any name over HTTPS, for which the
	 * service or its proxy has a certificate.
	 * @param page where the page is, in lower case
	 * @return whether it may change things
	 */
	boolean trust(URI page) {
		String host = page.getHost();
		return LOOPBACK.matcher(host).matches() || this.names.contains(host)
				|| (this.open && ("https".equals(page.getScheme()) || LOCAL.matcher(host).matches()));
	}

	/**
	 * Tells whether a host is one of the settings', whose pages a proxy may bring here
	 * under another name or port.
	 * @param host a name in lower case
	 * @return whether it is named there, and is not this machine itself
	 */
	boolean name(String host) {
		return this.names.contains(host) && !LOOPBACK.matcher(host).matches();
	}

	private static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
