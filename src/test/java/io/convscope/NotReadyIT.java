package io.convscope;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that lives but can't be used says so to the probes of every protocol.
 */
@TestPropertySource(properties = "convscope.min-free-space=1000000GB")
class NotReadyIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	@Test
	void readinessIsDownAndLivenessUp() {
		assertThat(this.client.send("GET", "/actuator/health/readiness", NOTHING).status()).isEqualTo(503);
		ServiceClient.Answer ready = this.client.send("GET", "/v2/health/ready", NOTHING);
		assertThat(ready.status()).isEqualTo(503);
		assertThat(ready.json().get("ready").booleanValue()).isFalse();
		ServiceClient.Answer ping = this.client.send("GET", "/ping", NOTHING);
		assertThat(ping.status()).isEqualTo(503);
		assertThat(ping.json().get("status").stringValue()).isEqualTo("Unhealthy");
		assertThat(this.client.send("GET", "/v2/health/live", NOTHING).status()).isEqualTo(200);
	}

}
