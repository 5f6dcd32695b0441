package io.convscope;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that lives but can't be used says so to the probes of every protocol.
 */
@TestPropertySource(properties = "convscope.min-free-space=1000000GB")
class NotReadyIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	@ParameterizedTest
	@ValueSource(strings = { "/actuator/health", "/actuator/health/readiness", "/v2/health/ready", "/ping" })
	void theProbesAreToldWhenToAskAgain(String path) {
		ServiceClient.Answer answer = this.client.send("GET", path, NOTHING);
		assertThat(answer.status()).isEqualTo(503);
		assertThat(answer.headers().allValues("Retry-After")).containsExactly("1");
	}

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
