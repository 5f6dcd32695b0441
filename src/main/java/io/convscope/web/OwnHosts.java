package io.convscope.web;

import java.net.InetAddress;
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

	private static String lowerCase(String name) {
		return name.toLowerCase(Locale.ROOT);
	}

}
