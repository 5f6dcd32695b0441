package io.convscope;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Requests whose process is killed at any moment, and which are sent again with their
 * Idempotency-Keys until they are answered, are done once, and those that were answered
 * get the same answer. {@code -Dkills.seed} repeats the moments of another time, as far
 * as that goes.
 */
@Tag("ci")
class KilledRequestsIT {

	private static final int LONGEST_LIFE_MILLIS = 400;

	private final int kills = Integer.getInteger("kills", 6);

	private final long seed = Long.getLong("kills.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	// by their keys, in the order in which they were first sent
	private final Map<String, ServiceClient.@Nullable Answer> sent = new LinkedHashMap<>();

	@TempDir
	private Path home;

	@Test
	void areDoneOnce() throws IOException {
		System.out.println("The moments of the kills are drawn from the seed " + this.seed);
		for (int kill = 0; kill <= this.kills; kill++) {
			// so that no request is refused
			try (JarProcess process = JarProcess.start(this.home, "--convscope.training.queue-capacity=1000")) {
				ServiceClient service = process.awaitReady();
				this.sent.replaceAll((key, first) -> again(service, key, first));
				check(service);
				if (kill < this.kills) {
					CompletableFuture<Void> end = CompletableFuture.runAsync(process::kill, CompletableFuture
						.delayedExecutor(this.random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS));
					while (!end.isDone()) {
						send(service);
					}
					end.join();
				}
			}
		}
		System.out.printf("%d kills did none of %d requests twice%n", this.kills, this.sent.size());
		assertThat(this.sent).isNotEmpty();
	}

	private void send(ServiceClient service) {
		String key = ((this.random.nextInt(3) == 0) ? "run-" : "set-") + (this.sent.size() + 1);
		this.sent.put(key, null);
		try {
			this.sent.put(key, post(service, key));
		}
		catch (AssertionError ex) {
			// no answer any more
		}
	}

	private static ServiceClient.Answer again(ServiceClient service, String key, ServiceClient.@Nullable Answer first) {
		ServiceClient.Answer answer = post(service, key);
		assertThat(answer.status()).as("%s: %s", key, new String(answer.body())).isBetween(201, 202);
		if (first != null) {
			assertThat(answer.header("Idempotent-Replayed")).isEqualTo("true");
			assertThat(answer.header("Location")).isEqualTo(first.header("Location"));
			assertThat(answer.body()).isEqualTo(first.body());
		}
		return answer;
	}

	private static ServiceClient.Answer post(ServiceClient service, String key) {
		String body = key.startsWith("run")
				? "{\"dataset\":\"shapes\",\"epochs\":1,\"trainLimit\":64,\"name\":\"" + key + "\"}"
				: "{\"name\":\"" + key + "\",\"labels\":[\"a\",\"b\"]}";
		return service.send("POST", key.startsWith("run") ? "/train" : "/datasets", body.getBytes(), "Content-Type",
				"application/json", "Idempotency-Key", key);
	}

	// each has been answered by now
	private void check(ServiceClient service) {
		List<String> there = new ArrayList<>();
		service.get("/runs").get("runs").forEach((run) -> there.add(run.get("name").stringValue()));
		service.get("/datasets")
			.get("datasets")
			.valueStream()
			.map((each) -> each.get("name").stringValue())
			.filter((name) -> name.startsWith("set-"))
			.forEach(there::add);
		assertThat(there).containsExactlyInAnyOrderElementsOf(this.sent.keySet());
	}

}
