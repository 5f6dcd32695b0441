package io.convscope.bench;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * Speaks to the service on this machine.
 */
final class ServiceClient {

	private final HttpClient client = HttpClient.newHttpClient();

	private final int port;

	private final String address;

	ServiceClient(int port) {
		this.port = port;
		this.address = "http://127.0.0.1:" + port;
	}

	int port() {
		return this.port;
	}

	String address() {
		return this.address;
	}

	boolean isReady() throws InterruptedException {
		HttpRequest request = request("/actuator/health/readiness").build();
		try {
			return this.client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
		}
		catch (IOException ex) {
			return false;
		}
	}

	/**
	 * Posts JSON.
	 * @param path where
	 * @param body what
	 * @return the answer's body
	 * @throws IOException if there is none
	 * @throws InterruptedException if the wait is cut short
	 */
	String post(String path, String body) throws IOException, InterruptedException {
		HttpRequest request = request(path).header("Content-Type", "application/json")
			.POST(HttpRequest.BodyPublishers.ofString(body))
			.build();
		return this.client.send(request, HttpResponse.BodyHandlers.ofString()).body();
	}

	/**
	 * Posts a file.
	 * @param path where
	 * @param file what
	 * @throws IOException if there is no answer
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if it is refused
	 */
	void upload(String path, Path file) throws IOException, InterruptedException {
		HttpRequest request = request(path).header("Content-Type", "application/x-tar")
			.POST(HttpRequest.BodyPublishers.ofFile(file))
			.build();
		HttpResponse<String> answer = this.client.send(request, HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 202) {
			throw ContenderFailedException.because(path + " is answered with " + answer.body());
		}
	}

	/**
	 * Gets the whole of an answer.
	 * @param path where
	 * @return the answer's body, read as text
	 * @throws IOException if there is none
	 * @throws InterruptedException if the wait is cut short
	 * @throws ContenderFailedException if it is a refusal
	 */
	String get(String path) throws IOException, InterruptedException {
		HttpResponse<String> answer = this.client.send(request(path).build(), HttpResponse.BodyHandlers.ofString());
		if (answer.statusCode() != 200) {
			throw ContenderFailedException.because(path + " is answered with status " + answer.statusCode());
		}
		return answer.body();
	}

	/**
	 * Gets an answer line by line, as the lines come.
	 * @param path where
	 * @return the lines; to be closed
	 * @throws IOException if there is no answer
	 * @throws InterruptedException if the wait is cut short
	 */
	Stream<String> lines(String path) throws IOException, InterruptedException {
		return this.client.send(request(path).build(), HttpResponse.BodyHandlers.ofLines()).body();
	}

	private HttpRequest.Builder request(String path) {
		return HttpRequest.newBuilder(URI.create(this.address + path));
	}

}
