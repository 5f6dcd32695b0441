package io.convscope;

import java.nio.charset.StandardCharsets;
import java.util.List;

import org.junit.jupiter.api.Test;
import org.slf4j.event.KeyValuePair;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A line for each action: who did what to what, from where, and what came of it.
 */
@TestPropertySource(properties = { "convscope.api-keys[0].name=teacher", "convscope.api-keys[0].key=" + AuditIT.KEY,
		"convscope.api-keys[0].rights=read,predict,train,admin" })
class AuditIT extends ServiceTest {

	static final String KEY = "teacher-key-0123456789";

	private static final String WHO = "who=teacher address=127.0.0.1 ";

	private static final String RUN = "{\"dataset\":\"shapes\",\"epochs\":1000,\"trainLimit\":3200}";

	@Test
	void whoDidWhatToWhatIsLogged() {
		try (CapturedLog log = new CapturedLog("convscope.audit")) {
			send("POST", "/train", RUN, 202);
			send("POST", "/train", "{\"epochs\":0}", 400);
			send("POST", "/runs/1/cancel", "", 202);
			await().until(() -> text("GET", "/runs/1"), (run) -> run.contains("\"state\":\"CANCELLED\""));
			send("POST", "/runs/1/cancel", "", 409);
			send("DELETE", "/runs/1", "", 204);
			send("PUT", "/models/current", "{\"id\":\"pretrained-deep\"}", 200);
			send("PUT", "/models/current", "{\"id\":\"no\\nbody\"}", 404);
			send("DELETE", "/models/nobody%0Awho=me", "", 404);
			byte[] weights = answer("GET", "/models/pretrained/weights", new byte[0], "application/json").body();
			assertThat(
					answer("POST", "/models?name=copy&dataset=cifar10", weights, "application/octet-stream").status())
				.isEqualTo(201);
			send("POST", "/predict?sample=shapes/test/0", "", 200);
			List<String> expected = List.of(WHO + "action=start target=/runs/1 outcome=done status=202",
					WHO + "action=start target=/train outcome=refused status=400",
					WHO + "action=cancel target=/runs/1 outcome=done status=202",
					WHO + "action=cancel target=/runs/1/cancel outcome=refused status=409",
					WHO + "action=delete target=/runs/1 outcome=done status=204",
					WHO + "action=choose target=/models/pretrained-deep outcome=done status=200",
					WHO + "action=choose target=/models/current outcome=refused status=404",
					WHO + "action=delete target=/models/nobody%0Awho=me outcome=refused status=404",
					WHO + "action=import target=/models/copy outcome=done status=201");
			// a line is written when its answer is
			await().untilAsserted(() -> assertThat(log.messages()).containsExactlyElementsOf(expected));
			assertThat(log.events().get(0).getKeyValuePairs()).contains(new KeyValuePair("who", "teacher"),
					new KeyValuePair("action", "start"), new KeyValuePair("target", "/runs/1"),
					new KeyValuePair("outcome", "done"));
			assertThat(log.events().get(0).getMDCPropertyMap()).containsKey("requestId");
		}
	}

	@Test
	void whoIsRefusedIsLoggedWithoutItsKey() {
		try (CapturedLog log = new CapturedLog("convscope.audit")) {
			this.client.send("GET", "/runs?key=secret", new byte[0]);
			this.client.send("POST", "/train", "{}".getBytes(), "Authorization", "Bearer secret-key-0123456789",
					"X-Forwarded-For", "192.0.2.7");
			this.client.send("POST", "/train", "{}".getBytes(), "Origin", "https://evil.example", "Authorization",
					"Bearer " + KEY);
			assertThat(log.messages()).containsExactly(
					"who=- address=127.0.0.1 action=GET target=/runs outcome=refused status=401",
					"who=- address=192.0.2.7,127.0.0.1 action=POST target=/train outcome=refused status=401",
					"who=- address=127.0.0.1 action=POST target=/train outcome=refused status=403");
		}
	}

	private String text(String method, String path) {
		return new String(answer(method, path, new byte[0], "application/json").body(), StandardCharsets.UTF_8);
	}

	private void send(String method, String path, String body, int status) {
		ServiceClient.Answer answer = answer(method, path, body.getBytes(StandardCharsets.UTF_8), "application/json");
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(status);
	}

	private ServiceClient.Answer answer(String method, String path, byte[] body, String type) {
		return this.client.send(method, path, body, "Authorization", "Bearer " + KEY, "Content-Type", type);
	}

}
