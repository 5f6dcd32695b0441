package io.convscope;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodySubscribers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.function.Predicate;

import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

import static org.awaitility.Awaitility.await;

/**
 * A client that follows a run, reading everything at once. Thread safe.
 */
final class EventClient implements Flow.Subscriber<String>, AutoCloseable {

	private static final HttpClient HTTP = HttpClient.newHttpClient();

	private static final JsonMapper JSON = new JsonMapper();

	private static final Duration PATIENCE = Duration.ofMinutes(10);

	private final List<Event> events = new CopyOnWriteArrayList<>();

	private final List<String> comments = new CopyOnWriteArrayList<>();

	// what came of the event under way; of one thread at a time
	private final Map<String, String> fields = new HashMap<>();

	private final CompletableFuture<HttpResponse<Void>> answer;

	private final CompletableFuture<Integer> status = new CompletableFuture<>();

	private final CompletableFuture<Void> ended = new CompletableFuture<>();

	private volatile Flow.Subscription subscription;

	private EventClient(HttpRequest request) {
		this.answer = HTTP.sendAsync(request, (head) -> {
			this.status.complete(head.statusCode());
			return BodySubscribers.fromLineSubscriber(this);
		});
	}

	static EventClient follow(int port, int run) {
		return new EventClient(request(port, run).build());
	}

	static EventClient follow(int port, int run, String lastEventId) {
		return new EventClient(request(port, run).header("Last-Event-ID", lastEventId).build());
	}

	private static HttpRequest.Builder request(int port, int run) {
		URI uri = URI.create("http://127.0.0.1:" + port + "/runs/" + run + "/events");
		return HttpRequest.newBuilder(uri).header("Accept", "text/event-stream");
	}

	@Override
	public void onSubscribe(Flow.Subscription subscription) {
		this.subscription = subscription;
		subscription.request(Long.MAX_VALUE);
	}

	@Override
	public void onNext(String line) {
		if (line.isEmpty() && this.fields.containsKey("data")) {
			this.events.add(
					new Event(this.fields.get("event"), this.fields.get("id"), JSON.readTree(this.fields.get("data"))));
		}
		if (line.isEmpty()) {
			this.fields.clear();
		}
		else if (line.startsWith(":")) {
			this.comments.add(line);
		}
		else {
			String[] parts = line.split(": ?", 2);
			this.fields.put(parts[0], parts[1]);
		}
	}

	@Override
	public void onError(Throwable failure) {
		this.ended.completeExceptionally(failure);
	}

	@Override
	public void onComplete() {
		this.ended.complete(null);
	}

	/**
	 * Waits for the head of the answer.
	 * @return the answer, whose body may still be coming
	 */
	int awaitStatus() {
		await().atMost(PATIENCE).until(() -> this.status.isDone() || this.answer.isCompletedExceptionally());
		return this.status.isDone() ? this.status.join() : this.answer.join().statusCode();
	}

	/**
	 * Waits for the server to end the stream.
	 * @return the events
	 */
	List<Event> awaitEnd() {
		await().atMost(PATIENCE).until(this.ended::isDone);
		this.ended.join();
		return this.events;
	}

	Event awaitEvent(Predicate<Event> fact) {
		return await().atMost(PATIENCE)
			.until(() -> this.events.stream().filter(fact).findFirst(), Optional::isPresent)
			.orElseThrow();
	}

	List<Event> events() {
		return this.events;
	}

	List<String> comments() {
		return this.comments;
	}

	@Override
	public void close() {
		if (this.subscription != null) {
			this.subscription.cancel();
		}
		this.answer.cancel(true);
	}

	/**
	 * What came.
	 *
	 * @param name its type
	 * @param id its id
	 * @param data its data
	 */
	record Event(String name, String id, JsonNode data) {

		boolean isIn(String state) {
			return this.name.equals("state") && this.data.get("state").stringValue().equals(state);
		}

		boolean isHistory() {
			return !this.name.equals("progress");
		}

	}

}
