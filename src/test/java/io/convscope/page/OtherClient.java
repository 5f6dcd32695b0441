package io.convscope.page;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.net.http.HttpResponse;
import java.time.Duration;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Somebody else who uses the service, without the page.
 *
 * @param port where the service listens
 */
record OtherClient(int port) {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	JsonNode get(String path) {
		return send(HttpRequest.newBuilder(uri(path)).build());
	}

	/**
	 * Starts a run.
	 * @param request the body, JSON with apostrophes as quotes
	 * @return its number
	 */
	int train(String request) {
		return post("/train", "application/json", BodyPublishers.ofString(request.replace('\'', '"'))).get("id")
			.intValue();
	}

	/**
	 * Runs a sweep until it is done.
	 * @param request the body, JSON with apostrophes as quotes
	 * @return the sweep's number
	 */
	int sweepToTheEnd(String request) {
		int sweep = post("/sweeps", "application/json", BodyPublishers.ofString(request.replace('\'', '"'))).get("id")
			.intValue();
		await().atMost(Duration.ofMinutes(5))
			.untilAsserted(() -> assertThat(get("/sweeps/" + sweep).get("state").stringValue()).isEqualTo("COMPLETED"));
		return sweep;
	}

	/**
	 * Trains until the run is done.
	 * @param request the body, JSON with apostrophes as quotes
	 * @return the run's number
	 */
	int trainToTheEnd(String request) {
		int run = train(request);
		await().atMost(Duration.ofMinutes(5))
			.untilAsserted(() -> assertThat(get("/runs/" + run).get("state").stringValue()).isEqualTo("COMPLETED"));
		return run;
	}

	void addLabel(String dataset, String label) {
		send(HttpRequest.newBuilder(uri("/datasets/" + dataset))
			.header("Content-Type", "application/json")
			.method("PATCH", BodyPublishers.ofString("{\"addLabels\":[\"" + label + "\"]}"))
			.build());
	}

	void cancel(int run) {
		post("/runs/" + run + "/cancel", "application/json", BodyPublishers.noBody());
	}

	void choose(String model) {
		send(HttpRequest.newBuilder(uri("/models/current"))
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString("{\"id\":\"" + model + "\"}"))
			.build());
	}

	void putAlias(String alias, String model) {
		send(HttpRequest.newBuilder(uri("/models/aliases/" + alias))
			.header("Content-Type", "application/json")
			.PUT(BodyPublishers.ofString("{\"id\":\"" + model + "\"}"))
			.build());
	}

	void deleteModel(String model) {
		send(HttpRequest.newBuilder(uri("/models/" + model)).DELETE().build());
	}

	void importModel(String query, byte[] weights) {
		post("/models?" + query, "application/octet-stream", BodyPublishers.ofByteArray(weights));
	}

	/**
	 * Asks the current model.
	 * @param picture a JPEG file
	 * @return the answer
	 */
	JsonNode predict(byte[] picture) {
		return post("/predict", "image/jpeg", BodyPublishers.ofByteArray(picture));
	}

	private JsonNode post(String path, String type, BodyPublisher body) {
		return send(HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(body).build());
	}

	private static JsonNode send(HttpRequest request) {
		try {
			HttpResponse<byte[]> response = HTTP.send(request, BodyHandlers.ofByteArray());
			assertThat(response.statusCode()).as(request.method() + " " + request.uri()).isBetween(200, 299);
			return JSON.readTree(response.body());
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex);
		}
		catch (InterruptedException ex) {
			Thread.currentThread().interrupt();
			throw new IllegalStateException(ex);
		}
	}

	private URI uri(String path) {
		return URI.create("http://127.0.0.1:" + this.port + path);
	}

}
