package io.convscope;

import java.util.List;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * A service that asks for keys, over HTTP.
 */
@TestPropertySource(properties = { "convscope.api-keys[0].name=teacher",
		"convscope.api-keys[0].sha256=c2e5b4f4a5f4b8b5f3b3c4b5d2f4c1e0a9d8b7c6f5e4d3c2b1a0f9e8d7c6b5a4",
		"convscope.api-keys[0].rights=admin", "convscope.api-keys[1].name=app",
		"convscope.api-keys[1].key=app-key-0123456789", "convscope.api-keys[1].rights=predict",
		"convscope.api-keys[2].name=visitor", "convscope.api-keys[2].key=visitor-key-0123456789",
		"convscope.api-keys[2].rights=read" })
class KeysIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	private static final String APP = "app-key-0123456789";

	private static final String VISITOR = "visitor-key-0123456789";

	@Test
	void everyCallNeedsAKeyButThePageAndTheHealth() {
		for (String path : List.of("/runs", "/models", "/datasets", "/actuator/info", "/nothing",
				"/featuremaps/conv1")) {
			ServiceClient.Answer refused = this.client.send("GET", path, NOTHING);
			assertThat(refused.status()).as(path).isEqualTo(401);
			assertThat(refused.header("WWW-Authenticate")).startsWith("Bearer");
			assertThat(refused.json().get("instance").stringValue()).isEqualTo(path);
		}
		for (String path : List.of("/", "/js/main.js", "/texts/de.json", "/actuator/health",
				"/actuator/health/readiness", "/webjars/uplot/1.6.30/dist/uPlot.min.css")) {
			assertThat(this.client.send("GET", path, NOTHING).status()).as(path).isEqualTo(200);
		}
	}

	@Test
	void aBodyThatAProbeSendsIsNoFault() {
		for (String path : List.of("/actuator/health", "/actuator/health/liveness", "/ping", "/v2/health/live")) {
			ServiceClient.Answer answer = this.client.send("GET", path, new byte[] { 1 });
			assertThat(answer.status()).as(path).isEqualTo(200);
			assertThat(answer.json().isObject()).as(path).isTrue();
		}
	}

	@Test
	void aKeyDoesWhatItsRightsSay() {
		assertThat(get("/runs", VISITOR).status()).isEqualTo(200);
		assertThat(get("/nothing", VISITOR).status()).isEqualTo(404);
		ServiceClient.Answer refused = this.client.send("POST", "/predict?sample=shapes/test/0", NOTHING,
				"Authorization", "Bearer " + VISITOR);
		assertThat(refused.status()).isEqualTo(403);
		assertThat(refused.json().get("detail").stringValue())
			.isEqualTo("The key visitor lacks the right predict, which POST /predict needs.");
		assertThat(this.client
			.send("POST", "/predict?sample=shapes/test/0&model=pretrained", NOTHING, "Authorization", "Bearer " + APP)
			.status()).isEqualTo(200);
		assertThat(get("/runs", APP).status()).isEqualTo(403);
	}

	@Test
	void whoMayReadSeesWhatIsNotWell() {
		assertThat(
				get("/actuator/health/readiness", VISITOR).json().at("/components/home/details/folder").stringValue())
			.isEqualTo(home.toString());
		assertThat(get("/actuator/health/readiness", APP).json().propertyNames()).containsExactly("status");
		assertThat(this.client.get("/actuator/health/readiness").propertyNames()).containsExactly("status");
		assertThat(this.client.get("/actuator/health/liveness").propertyNames()).containsExactly("status");
	}

	@Test
	void aBrowserExchangesItsKeyForACookie() {
		assertThat(this.client.get("/session").get("keyRequired").booleanValue()).isTrue();
		assertThat(this.client.get("/session").get("key").isNull()).isTrue();
		ServiceClient.Answer opened = this.client.send("POST", "/session", NOTHING, "Authorization",
				"Bearer " + VISITOR);
		assertThat(opened.json().get("key").stringValue()).isEqualTo("visitor");
		String cookie = opened.header("Set-Cookie");
		assertThat(cookie).contains("HttpOnly", "SameSite=Strict", "Path=/;").doesNotContain("Secure");
		String sent = cookie.substring(0, cookie.indexOf(';'));
		assertThat(this.client.send("GET", "/runs", NOTHING, "Cookie", sent).status()).isEqualTo(200);
		JsonNode known = this.client.send("GET", "/session", NOTHING, "Cookie", sent).json();
		assertThat(known.get("rights").get(0).stringValue()).isEqualTo("read");
		assertThat(known.get("rights").size()).isEqualTo(1);
		ServiceClient.Answer closed = this.client.send("DELETE", "/session", NOTHING, "Cookie", sent);
		assertThat(closed.status()).isEqualTo(204);
		assertThat(closed.header("Set-Cookie")).contains("=;", "Max-Age=0");
	}

	@Test
	void behindAProxyThatSpeaksTlsTheCookieIsSecureAndOfItsPath() {
		ServiceClient.Answer opened = this.client.send("POST", "/session", NOTHING, "Authorization",
				"Bearer " + VISITOR, "X-Forwarded-Proto", "https", "X-Forwarded-Prefix", "/cnn", "X-Forwarded-Port",
				"443");
		assertThat(opened.header("Set-Cookie")).contains("Secure", "Path=/cnn/;").startsWith("convscope-key-443=");
	}

	@Test
	void aWrongKeyOpensNoSession() {
		ServiceClient.Answer refused = this.client.send("POST", "/session", NOTHING, "Authorization",
				"Bearer wrong-key-0123456789");
		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.header("Set-Cookie")).isEmpty();
		assertThat(this.client.send("POST", "/session", NOTHING).status()).isEqualTo(401);
	}

	@Test
	void aClientOfAnInferenceServerNeedsTheRightToPredict() {
		String infer = "/v2/models/pretrained/infer/";
		byte[] picture = new byte[3072];
		String raw = "Inference-Header-Content-Length";
		for (String path : List.of("/v2", "/v2/models/pretrained/", "/v2/models/pretrained/config")) {
			assertThat(get(path, APP).status()).as(path).isEqualTo(200);
		}
		assertThat(this.client.send("POST", infer, picture, raw, "0", "Authorization", "Bearer " + APP).status())
			.isEqualTo(200);
		ServiceClient.Answer lacking = this.client.send("POST", infer, picture, raw, "0", "Authorization",
				"Bearer " + VISITOR);
		assertThat(lacking.status()).isEqualTo(403);
		assertThat(lacking.json().get("error").stringValue()).contains("lacks the right predict");
		ServiceClient.Answer refused = this.client.send("POST", infer, picture, raw, "0");
		assertThat(refused.status()).isEqualTo(401);
		assertThat(refused.json().get("error").stringValue()).contains("Authorization: Bearer KEY");
		for (String path : List.of("/ping", "/v2/health/live", "/v2/health/ready/")) {
			assertThat(this.client.send("GET", path, NOTHING).status()).as(path).isEqualTo(200);
		}
	}

	private ServiceClient.Answer get(String path, String key) {
		return this.client.send("GET", path, NOTHING, "Authorization", "Bearer " + key);
	}

}
