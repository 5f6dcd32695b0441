package io.convscope;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A client of a service on this machine.
 *
 * @param port where the service listens
 */
record ServiceClient(int port) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	JsonNode get(String path) {
		return JSON.readTree(bytes(path));
	}

	byte[] bytes(String path) {
		return send(HttpRequest.newBuilder(uri(path)).build(), 200);
	}

	/**
	 * Starts a run.
	 * @param request the body, JSON with apostrophes as quotes
	 * @return its number
	 */
	int train(String request) {
		HttpRequest post = HttpRequest.newBuilder(uri("/train"))
			.header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(request.replace('\'', '"')))
			.build();
		return JSON.readTree(send(post, 202)).get("id").intValue();
	}

	JsonNode cancel(int run) {
		HttpRequest post = HttpRequest.newBuilder(uri("/runs/" + run + "/cancel"))
			.POST(BodyPublishers.noBody())
			.build();
		return JSON.readTree(send(post, 202));
	}

	JsonNode run(int run) {
		return get("/runs/" + run);
	}

	/**
	 * Waits for something about a run.
	 * @param run its number
	 * @param fact what to wait for
	 * @return the run as it was then
	 */
	JsonNode awaitRun(int run, Predicate<JsonNode> fact) {
		return await().atMost(PATIENCE).until(() -> run(run), fact);
	}

	/**
	 * Waits for the end of a run.
	 * @param run its number
	 * @return the run
	 */
	JsonNode awaitCompleted(int run) {
		JsonNode ended = awaitRun(run, (each) -> !each.get("endedAt").isNull());
		assertThat(ended.get("state").stringValue()).as("the state of %s", ended).isEqualTo("COMPLETED");
		return ended;
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private static byte[] send(HttpRequest request, int status) {
		try {
			HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
			assertThat(response.statusCode())
				.as("the answer to %s: %s", request, new String(response.body(), StandardCharsets.UTF_8))
				.isEqualTo(status);
			return response.body();
		}
		catch (IOException ex) {
			throw new AssertionError("There is no answer to " + request, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted", ex);
		}
	}

}
