package io.convscope;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A sweep over HTTP: its runs are those that {@code POST /train} trains, to the bit.
 */
class SweepIT extends ServiceTest {

	private static final byte[] NOTHING = {};

	@Test
	void itsRunsAreThoseOfPostTrainAndAreDeletedWithIt() {
		String sweep = "{'base':{'dataset':'shapes','trainLimit':64,'epochs':1},"
				+ "'runs':[{'network':'one-convolution'},{'learningRate':0.01,'name':'faster'}]}";
		ServiceClient.Answer first = post("/sweeps", sweep, "Idempotency-Key", "sweep");
		assertThat(first.status()).as(new String(first.body())).isEqualTo(202);
		assertThat(first.header("Location")).endsWith("/sweeps/1");
		ServiceClient.Answer again = post("/sweeps", sweep, "Idempotency-Key", "sweep");
		assertThat(again.body()).isEqualTo(first.body());
		JsonNode ended = await().atMost(Duration.ofMinutes(5))
			.until(() -> this.client.get("/sweeps/1"), (each) -> !each.get("endedAt").isNull());
		assertThat(ended.get("state").stringValue()).isEqualTo("COMPLETED");
		assertThat(ended.get("fields").toString()).isEqualTo("[\"network\",\"learningRate\"]");
		assertThat(ended.get("runs").get(1).get("name").stringValue()).isEqualTo("faster");
		int alone = this.client.train("{'dataset':'shapes','trainLimit':64,'epochs':1,'learningRate':0.01}");
		this.client.awaitCompleted(alone);
		String model = ended.get("runs").get(1).get("modelId").stringValue();
		assertThat(digest(model)).isEqualTo(digest("run-" + alone)).isNotEqualTo(digest("run-1"));
		assertThat(this.client.run(2).get("sweep").toString()).isEqualTo("{\"id\":1,\"number\":2}");
		assertThat(this.client.run(alone).has("sweep")).isFalse();
		JsonNode list = this.client.get("/sweeps?limit=1");
		assertThat(list.get("total").intValue()).isEqualTo(1);
		assertThat(list.get("sweeps").get(0).has("runs")).isFalse();
		assertThat(post("/sweeps/1/cancel", "").status()).isEqualTo(409);
		assertThat(this.client.send("DELETE", "/sweeps/1?runs=true", NOTHING).status()).isEqualTo(204);
		assertThat(this.client.send("GET", "/sweeps/1", NOTHING).status()).isEqualTo(404);
		assertThat(this.client.get("/runs").get("runs")).extracting((run) -> run.get("id").intValue())
			.isEqualTo(List.of(alone));
	}

	@Test
	void whatIsWrongIsNamedAndNothingIsQueued() {
		int runs = this.client.get("/runs").get("total").intValue();
		ServiceClient.Answer refused = post("/sweeps",
				"{'base':{'dataset':'shapes','epochs':0},'grid':{'learningRate':[0.1,0],'network':['article','dep']}}");
		assertThat(refused.status()).isEqualTo(400);
		assertThat(refused.json().get("detail").stringValue()).contains("base.epochs must be",
				"grid.learningRate[1] must be", "grid.network[1] must be");
		assertThat(post("/sweeps", "{'base':{'dataset':'mnist'},'grid':{'epochs':[1,2]}}").status()).isEqualTo(404);
		assertThat(this.client.get("/runs").get("total").intValue()).isEqualTo(runs);
	}

	@Test
	void aCancelledSweepEnds() {
		ServiceClient.Answer started = post("/sweeps",
				"{'base':{'dataset':'shapes','epochs':1000},'grid':{'seed':[1,2,3]}}");
		String path = started.header("Location").replaceFirst(".*(/sweeps/)", "$1");
		assertThat(this.client.send("DELETE", path, NOTHING).status()).isEqualTo(409);
		assertThat(post(path + "/cancel", "").status()).isEqualTo(202);
		await().atMost(Duration.ofMinutes(2))
			.until(() -> this.client.get(path).get("state").stringValue().equals("CANCELLED"));
		assertThat(this.client.get(path).get("runs")).extracting((run) -> run.get("state").stringValue())
			.containsOnly("CANCELLED");
	}

	private String digest(String model) {
		return this.client.get("/models/" + model).get("digest").stringValue();
	}

	private ServiceClient.Answer post(String path, String body, String... headers) {
		String[] all = Stream.concat(Stream.of("Content-Type", "application/json"), Stream.of(headers))
			.toArray(String[]::new);
		return this.client.send("POST", path, body.replace('\'', '"').getBytes(StandardCharsets.UTF_8), all);
	}

}
