package io.convscope.training.events;

import java.time.Duration;

import io.convscope.settings.InvalidSettingException;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Settings of event streams.
 *
 * @param maxEventClients how many clients may be connected at the same time
 * @param eventHeartbeat time without an event after which a heartbeat is sent
 */
@ConfigurationProperties("convscope.training")
record EventProperties(@DefaultValue("256") int maxEventClients, @DefaultValue("15s") Duration eventHeartbeat) {

	/**
	 * Checks the values.
	 * @throws InvalidSettingException if one is out of its range
	 */
	EventProperties {
		InvalidSettingException.requireBetween("convscope.training.max-event-clients", maxEventClients, 1, 8000);
		InvalidSettingException.requireBetween("convscope.training.event-heartbeat", eventHeartbeat,
				Duration.ofMillis(1), Duration.ofHours(1));
	}
}
