package io.convscope;

import org.junit.jupiter.api.Test;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pages of another site that the settings name use the API with a key.
 */
@TestPropertySource(
		properties = { "convscope.web.cors-origins=https://app.example:8443", "convscope.api-keys[0].name=app",
				"convscope.api-keys[0].key=app-key-0123456789", "convscope.api-keys[0].rights=read" })
class OtherSitesIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	private static final String SITE = "https://app.example:8443";

	@Test
	void theBrowsersQuestionNeedsNoKey() {
		ServiceClient.Answer asked = this.client.send("OPTIONS", "/models/run-1", NOTHING, "Origin", SITE,
				"Access-Control-Request-Method", "DELETE", "Access-Control-Request-Headers", "authorization");
		assertThat(asked.status()).isEqualTo(200);
		assertThat(asked.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
		assertThat(asked.header("Access-Control-Allow-Methods")).contains("DELETE");
		assertThat(asked.header("Access-Control-Allow-Headers")).isEqualTo("authorization");
		assertThat(asked.headers().map()).as("no cookies").doesNotContainKey("access-control-allow-credentials");
	}

	@Test
	void itsRequestsNeedOne() {
		ServiceClient.Answer refused = this.client.send("GET", "/runs", NOTHING, "Origin", SITE);
		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.header("Access-Control-Allow-Origin")).as("it can read why").isEqualTo(SITE);
		ServiceClient.Answer read = this.client.send("GET", "/runs", NOTHING, "Origin", SITE, "Authorization",
				"Bearer app-key-0123456789");
		assertThat(read.status()).isEqualTo(200);
		assertThat(read.header("Access-Control-Allow-Origin")).isEqualTo(SITE);
		assertThat(this.client
			.send("POST", "/networks/describe", "{}".getBytes(), "Content-Type", "application/json", "Origin", SITE,
					"Authorization", "Bearer app-key-0123456789")
			.status()).as("it passes the checks of its origin").isNotEqualTo(403);
	}

	@Test
	void othersAreRefused() {
		ServiceClient.Answer other = this.client.send("GET", "/runs", NOTHING, "Origin", "https://app.example",
				"Authorization", "Bearer app-key-0123456789");
		assertThat(other.headers().map()).doesNotContainKey("access-control-allow-origin");
	}

}
