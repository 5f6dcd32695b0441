package io.convscope.web;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;

import io.convscope.settings.InvalidSettingException;
import org.jspecify.annotations.Nullable;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The settings for access to the service.
 *
 * @param hosts the host names, without a port, that the service answers for and whose
 * pages may change things, in addition to the loopback names; if empty, a service that
 * listens on a loopback address answers for no other name, and one that listens on the
 * network answers for every name
 * @param corsOrigins the origins of other sites, as {@code https://app.example.org},
 * whose pages may use the API
 * @param tls whether the service makes a certificate for itself
 * @param probeFile the file to which the URL of the readiness probe is written at
 * startup, for a health check; null for none
 * @param minBodyRate the minimum mean rate of a request body, in bytes per second; 16
 * times as high while others wait for memory or a thread
 * @param bodyGrace the time before the minimum rate applies to a body
 * @param maxConnectionsPerAddress the maximum number of connections per client address;
 * all clients of a proxy share its address
 */
@ConfigurationProperties("convscope.web")
record WebProperties(@DefaultValue List<String> hosts, @DefaultValue List<String> corsOrigins,
		@DefaultValue("none") Tls tls, @Nullable Path probeFile, @DefaultValue("4KB") DataSize minBodyRate,
		@DefaultValue("10s") Duration bodyGrace, @DefaultValue("1024") int maxConnectionsPerAddress) {

	private static final Pattern ORIGIN = Pattern
		.compile("https?://([A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+])(:[0-9]{1,5})?");

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+]");

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if a host name or an origin is invalid, or a number
	 * is out of range
	 */
	WebProperties {
		InvalidSettingException.requireBetween("convscope.web.min-body-rate", minBodyRate, DataSize.ofBytes(1),
				DataSize.ofMegabytes(1));
		InvalidSettingException.requireBetween("convscope.web.body-grace", bodyGrace, Duration.ofSeconds(1),
				Duration.ofMinutes(10));
		InvalidSettingException.requireBetween("convscope.web.max-connections-per-address", maxConnectionsPerAddress, 1,
				100_000);
		for (String origin : corsOrigins) {
			if (!ORIGIN.matcher(origin).matches()) {
				throw new InvalidSettingException(
						"convscope.web.cors-origins must be origins without a path and without"
								+ " *, as in https://app.example.org; one is \"" + origin + "\"");
			}
		}
		for (String host : hosts) {
			if (!HOST.matcher(host).matches()) {
				throw new InvalidSettingException(
						"convscope.web.hosts must be names of hosts alone, without http:// and"
								+ " without a port, as in cnn.example.org; one is \"" + host + "\"");
			}
		}
	}

	/**
	 * How the service speaks TLS.
	 */
	enum Tls {

		/** As {@code server.ssl} says: by default, not at all. */
		NONE,

		/** With a certificate that it makes, keeps and renews. */
		SELF_SIGNED

	}

}
