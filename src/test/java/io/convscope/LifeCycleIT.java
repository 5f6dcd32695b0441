package io.convscope;

import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Pausing, resuming, cancelling and deleting runs over HTTP.
 */
class LifeCycleIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	@Test
	void aPausedRunLetsTheNextOneThroughAndGoesOnAfterwards() {
		int first = this.client.train("{'dataset':'shapes','epochs':1000,'trainLimit':64}");
		this.client.awaitRun(first, (run) -> run.get("epoch").intValue() >= 1);
		int second = this.client.train("{'dataset':'shapes','epochs':1,'trainLimit':64}");
		assertRefused("POST", "/runs/" + second + "/pause", "Run 2 is QUEUED and can't become PAUSED.");
		assertRefused("POST", "/runs/" + first + "/resume", "Run 1 is RUNNING and can't become QUEUED.");
		assertRefused("DELETE", "/runs/" + first, "Run 1 is RUNNING and can't be deleted; cancel it first,");
		accepted(first, "pause");
		this.client.awaitCompleted(second);
		JsonNode paused = this.client.run(first);
		assertThat(paused.get("state").stringValue()).isEqualTo("PAUSED");
		assertThat(paused.get("endedAt").isNull()).isTrue();
		assertThat(this.client.get("/models/run-1").get("provisional").booleanValue()).isTrue();
		assertRefused("POST", "/runs/" + first + "/pause", "Run 1 is PAUSED and can't become PAUSED.");
		assertThat(accepted(first, "resume").get("resumedAt").isNull()).isFalse();
		this.client.awaitRun(first, (run) -> run.get("epoch").intValue() > paused.get("epoch").intValue());
		accepted(first, "pause");
		this.client.awaitRun(first, (run) -> run.get("state").stringValue().equals("PAUSED"));
		assertThat(accepted(first, "cancel").get("state").stringValue()).isEqualTo("CANCELLED");
		assertThat(this.client.get("/models/run-1").get("provisional").booleanValue()).isFalse();
		assertRefused("POST", "/runs/" + first + "/resume",
				"Run 1 is CANCELLED and can't become QUEUED; it has ended.");
		deleteAndTrainAnother(first);
	}

	private void deleteAndTrainAnother(int run) {
		assertThat(this.client.send("DELETE", "/runs/" + run, NOTHING).status()).isEqualTo(204);
		assertThat(this.client.send("DELETE", "/runs/" + run, NOTHING).status()).isEqualTo(404);
		assertThat(this.client.get("/runs").get("runs").size()).isEqualTo(1);
		assertThat(this.client.get("/models/run-1").get("runId").intValue()).isEqualTo(run);
		assertThat(this.client.send("DELETE", "/runs/2", NOTHING).status()).isEqualTo(204);
		// no number is given twice
		assertThat(this.client.train("{'dataset':'shapes','epochs':1,'trainLimit':64}")).isEqualTo(3);
		this.client.awaitCompleted(3);
	}

	private JsonNode accepted(int run, String action) {
		ServiceClient.Answer answer = this.client.send("POST", "/runs/" + run + "/" + action, NOTHING);
		assertThat(answer.status()).as(() -> answer.json().toString()).isEqualTo(202);
		return answer.json();
	}

	private void assertRefused(String method, String path, String detail) {
		ServiceClient.Answer answer = this.client.send(method, path, NOTHING);
		assertThat(answer.status()).isEqualTo(409);
		assertThat(answer.json().get("type").stringValue()).isEqualTo("/problems/illegal-state");
		assertThat(answer.json().get("detail").stringValue()).startsWith(detail);
	}

}
