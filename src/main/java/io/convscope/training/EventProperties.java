package io.convscope.training;

import java.time.Duration;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How clients follow runs.
 *
 * @param maxEventClients how many may do so at a time
 * @param eventHeartbeat after how much silence a client is shown that the service is
 * there
 */
@ConfigurationProperties("convscope.training")
record EventProperties(@DefaultValue("256") int maxEventClients, @DefaultValue("15s") Duration eventHeartbeat) {

	/**
	 * Checks the values.
	 * @throws IllegalArgumentException if there may be no client, or the time is none
	 */
	EventProperties {
		if (maxEventClients < 1) {
			throw new IllegalArgumentException(
					"convscope.training.max-event-clients must be at least 1, not " + maxEventClients);
		}
		if (eventHeartbeat.compareTo(Duration.ofMillis(1)) < 0) {
			throw new IllegalArgumentException(
					"convscope.training.event-heartbeat must be at least 1ms, not " + eventHeartbeat.toMillis() + "ms");
		}
	}
}
