package io.convscope;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.function.Predicate;

import io.convscope.docs.DescribedAnswers;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * A client of a service on this machine.
 *
 * @param port where the service listens
 * @param key the key that it sends; empty for none
 */
public record ServiceClient(int port, String key) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	private static final Duration PATIENCE = Duration.ofMinutes(15);

	public ServiceClient(int port) {
		this(port, "");
	}

	/**
	 * The same client with a key.
	 * @param key what it sends with each request
	 * @return the client
	 */
	ServiceClient asHolderOf(String key) {
		return new ServiceClient(this.port, key);
	}

	public JsonNode get(String path) {
		return JSON.readTree(bytes(path));
	}

	public byte[] bytes(String path) {
		return send(request(path).build(), 200);
	}

	/**
	 * Starts a run.
	 * @param request the body, JSON with apostrophes as quotes
	 * @return its number
	 */
	public int train(String request) {
		HttpRequest post = request("/train").header("Content-Type", "application/json")
			.POST(BodyPublishers.ofString(request.replace('\'', '"')))
			.build();
		return JSON.readTree(send(post, 202)).get("id").intValue();
	}

	public JsonNode cancel(int run) {
		HttpRequest post = request("/runs/" + run + "/cancel").POST(BodyPublishers.noBody()).build();
		return JSON.readTree(send(post, 202));
	}

	public JsonNode run(int run) {
		return get("/runs/" + run);
	}

	/**
	 * Waits for something about a run.
	 * @param run its number
	 * @param fact what to wait for
	 * @return the run as it was then
	 */
	public JsonNode awaitRun(int run, Predicate<JsonNode> fact) {
		return await().atMost(PATIENCE).until(() -> run(run), fact);
	}

	/**
	 * Waits for the end of a run.
	 * @param run its number
	 * @return the run
	 */
	public JsonNode awaitCompleted(int run) {
		JsonNode ended = awaitRun(run, (each) -> !each.get("endedAt").isNull());
		assertThat(ended.get("state").stringValue()).as("the state of %s", ended).isEqualTo("COMPLETED");
		return ended;
	}

	/**
	 * Sends anything, expecting nothing.
	 * @param method for example {@code POST}
	 * @param path where to
	 * @param body what to send
	 * @param headers names and values in turn
	 * @return the answer
	 */
	public Answer send(String method, String path, byte[] body, String... headers) {
		HttpRequest.Builder request = request(path).method(method,
				(body.length == 0) ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body));
		if (headers.length > 0) {
			request.headers(headers);
		}
		HttpResponse<byte[]> response = answer(request.build());
		return new Answer(response.statusCode(), response.headers(), response.body());
	}

	private HttpRequest.Builder request(String path) {
		HttpRequest.Builder request = HttpRequest.newBuilder(uri(path));
		return this.key.isEmpty() ? request : request.header("Authorization", "Bearer " + this.key);
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

	private static byte[] send(HttpRequest request, int status) {
		HttpResponse<byte[]> response = answer(request);
		assertThat(response.statusCode())
			.as("the answer to %s: %s", request, new String(response.body(), StandardCharsets.UTF_8))
			.isEqualTo(status);
		return response.body();
	}

	private static HttpResponse<byte[]> answer(HttpRequest request) {
		try {
			HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
			DescribedAnswers.require(request.method(), request.uri().getPath(), response.statusCode(),
					response.headers().firstValue("Content-Type").orElse(""), response.body());
			return response;
		}
		catch (IOException ex) {
			throw new AssertionError("There is no answer to " + request, ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new AssertionError("interrupted", ex);
		}
	}

	/**
	 * What a service answered.
	 *
	 * @param status HTTP's status
	 * @param headers of the answer
	 * @param body what came
	 */
	public record Answer(int status, HttpHeaders headers, byte[] body) {

		String type() {
			return header("Content-Type");
		}

		String header(String name) {
			return this.headers.firstValue(name).orElse("");
		}

		public JsonNode json() {
			return JSON.readTree(this.body);
		}

	}

}
