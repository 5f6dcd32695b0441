package io.convscope;

import java.nio.charset.StandardCharsets;
import java.time.Duration;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * What has been learned can be learned on, over HTTP and with the real network.
 */
class ExtendIT extends ServiceTest {

	@Test
	void aRunGoesOnWhereAnotherEnded() {
		JsonNode first = end(this.client, post(this.client, "/train", """
				{"dataset":"shapes","epochs":2,"trainLimit":320,"validation":0.1}"""));
		JsonNode model = this.client.get("/models/run-1");
		assertThat(model.get("selectedBy").stringValue()).isEqualTo("validationAccuracy");
		assertThat(model.get("validationAccuracy").isNumber()).isTrue();

		// steps too small to change a weight: what comes out is what went in
		end(this.client, post(this.client, "/train", """
				{"from":"run-1","epochs":1,"trainLimit":320,"validation":0.1,"learningRate":1e-30}"""));
		assertThat(this.client.send("GET", "/models/run-2/weights", new byte[0]).body())
			.isEqualTo(this.client.send("GET", "/models/run-1/weights", new byte[0]).body());
		JsonNode same = this.client.get("/models/run-2");
		assertThat(same.get("testAccuracy")).isEqualTo(model.get("testAccuracy"));
		assertThat(same.get("validationAccuracy")).isEqualTo(model.get("validationAccuracy"));
		assertThat(same.get("settings").get("from").stringValue()).isEqualTo("run-1");

		JsonNode extended = end(this.client, post(this.client, "/runs/1/extend", "{\"epochs\":1}"));
		assertThat(extended.get("id").intValue()).isEqualTo(3);
		assertThat(extended.get("epochs").intValue()).isEqualTo(1);
		assertThat(extended.get("settings").get("from").stringValue()).isEqualTo("run-1");
		assertThat(extended.get("settings").get("validation")).isEqualTo(first.get("settings").get("validation"));
		assertThat(this.client.get("/models/run-1").get("createdAt")).isEqualTo(model.get("createdAt"));
		assertThat(this.client.send("POST", "/runs/9/extend", new byte[0]).status()).isEqualTo(404);
	}

	private static JsonNode post(ServiceClient client, String path, String body) {
		ServiceClient.Answer answer = client.send("POST", path, body.getBytes(StandardCharsets.UTF_8), "Content-Type",
				"application/json");
		assertThat(answer.status()).as(() -> new String(answer.body(), StandardCharsets.UTF_8)).isEqualTo(202);
		return answer.json();
	}

	private static JsonNode end(ServiceClient client, JsonNode run) {
		JsonNode ended = await().atMost(Duration.ofMinutes(2))
			.until(() -> client.get("/runs/" + run.get("id").intValue()), (each) -> !each.get("endedAt").isNull());
		assertThat(ended.get("state").stringValue()).as(ended::toString).isEqualTo("COMPLETED");
		return ended;
	}

}
