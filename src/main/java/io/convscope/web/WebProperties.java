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
 * How the service may be reached.
 *
 * @param hosts host names without a port, besides those of this machine itself, under
 * which it may be asked, and whose pages may change things; when empty, a service that
 * listens to this machine only answers under no other name, and one that listens to the
 * network under every name
 * @param probeFile where the address that tells whether the service is ready is written
 * at the start, for a health check; null for nowhere
 * @param minBodyRate how many bytes of a body have to come each second, in the mean; 16
 * times as many while others wait for memory or for a thread
 * @param bodyGrace after how long that is asked of a body
 * @param maxConnectionsPerAddress how many connections one address may have at a time;
 * all the clients of a proxy share its address
 */
@ConfigurationProperties("convscope.web")
record WebProperties(@DefaultValue List<String> hosts, @Nullable Path probeFile,
		@DefaultValue("4KB") DataSize minBodyRate, @DefaultValue("10s") Duration bodyGrace,
		@DefaultValue("1024") int maxConnectionsPerAddress) {

	private static final Pattern HOST = Pattern.compile("[A-Za-z0-9_.-]+|\\[[0-9A-Fa-f:.]+]");

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if a host's name is none, or a number out of its
	 * range
	 */
	WebProperties {
		InvalidSettingException.requireBetween("convscope.web.min-body-rate", minBodyRate, DataSize.ofBytes(1),
				DataSize.ofMegabytes(1));
		InvalidSettingException.requireBetween("convscope.web.body-grace", bodyGrace, Duration.ofSeconds(1),
				Duration.ofMinutes(10));
		InvalidSettingException.requireBetween("convscope.web.max-connections-per-address", maxConnectionsPerAddress, 1,
				100_000);
		for (String host : hosts) {
			if (!HOST.matcher(host).matches()) {
				throw new InvalidSettingException(
						"convscope.web.hosts must be names of hosts alone, without http:// and"
								+ " without a port, as in cnn.example.org; one is \"" + host + "\"");
			}
		}
	}

}
