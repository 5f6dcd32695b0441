package io.convscope;

import java.util.List;

import io.convscope.EventClient.Event;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

/**
 * What a client that follows a run is told: everything, once, in order.
 */
@TestPropertySource(properties = "convscope.training.event-heartbeat=50ms")
class EventsIT extends ServiceTest {

	private static final byte[] NOTHING = new byte[0];

	private static final int EPOCHS = 3;

	@Test
	void aRunIsToldFromItsQueueToItsEnd() {
		int run = this.client.train("{'dataset':'shapes','epochs':3,'trainLimit':960}");
		List<Event> events = EventClient.follow(this.port, run).awaitEnd();
		List<Event> history = history(events);
		assertThat(history).extracting(Event::id).containsExactly("1.0", "2.0", "2.1", "2.2", "2.3", "3.3");
		assertThat(history.get(0).isIn("QUEUED")).isTrue();
		assertThat(history.get(1).isIn("RUNNING")).isTrue();
		JsonNode epochs = this.client.get("/runs/" + run + "/metrics").get("epochs");
		for (int i = 0; i < EPOCHS; i++) {
			assertThat(history.get(2 + i).name()).isEqualTo("epoch");
			assertThat(history.get(2 + i).data()).isEqualTo(epochs.get(i));
		}
		assertThat(events.get(events.size() - 1).isIn("COMPLETED")).isTrue();
		assertThat(events.get(events.size() - 1).data()).isEqualTo(this.client.run(run));
	}

	@Test
	void progressComesAtMostTwiceASecondAndOnlyForward() {
		int run = this.client.train("{'dataset':'shapes','epochs':3,'trainLimit':960}");
		long begin = System.nanoTime();
		List<Event> events = EventClient.follow(this.port, run).awaitEnd();
		double seconds = (System.nanoTime() - begin) / 1e9;
		List<Event> progress = events.stream().filter((each) -> !each.isHistory()).toList();
		assertThat(progress).isNotEmpty();
		assertThat(progress.size()).isLessThanOrEqualTo((int) (2 * seconds) + 1);
		assertThat(progress.stream().map(Event::data)).doesNotHaveDuplicates();
		int epoch = 0;
		for (Event each : events) {
			int now = each.data().get("epoch").intValue();
			assertThat(now).as("%s after epoch %d", each, epoch).isGreaterThanOrEqualTo(epoch);
			epoch = now;
		}
	}

	@Test
	void silenceIsBrokenByHeartbeats() {
		int run = this.client.train("{'dataset':'shapes','epochs':1000,'trainLimit':32}");
		int waiting = this.client.train("{'dataset':'shapes','epochs':1}");
		try (EventClient follower = EventClient.follow(this.port, waiting)) {
			await().until(() -> follower.comments().size() >= 3);
			assertThat(follower.events()).hasSize(1);
			assertThat(follower.events().get(0).isIn("QUEUED")).isTrue();
		}
		this.client.cancel(waiting);
		this.client.cancel(run);
		assertThat(EventClient.follow(this.port, waiting).awaitEnd()).extracting(Event::id)
			.containsExactly("1.0", "2.0");
	}

	@Test
	void whatAClientMissedIsReplayed() {
		int run = this.client.train("{'dataset':'shapes','epochs':3,'trainLimit':32}");
		List<Event> whole = history(EventClient.follow(this.port, run).awaitEnd());
		assertThat(whole).hasSize(6);
		for (int i = 0; i < whole.size() - 1; i++) {
			List<Event> rest = EventClient.follow(this.port, run, whole.get(i).id()).awaitEnd();
			assertThat(rest).extracting(Event::id, Event::name, Event::data)
				.containsExactlyElementsOf(whole.subList(i + 1, whole.size())
					.stream()
					.map((each) -> tuple(each.id(), each.name(), each.data()))
					.toList());
		}
		assertThat(EventClient.follow(this.port, run, "whatever").awaitEnd()).hasSameSizeAs(whole);
		EventClient late = EventClient.follow(this.port, run, whole.get(whole.size() - 1).id());
		assertThat(late.awaitEnd()).isEmpty();
		assertThat(late.awaitStatus()).isEqualTo(204);
	}

	@Test
	void whoAsksForSomethingElseGetsAnAnswerAtOnce() {
		int run = this.client.train("{'dataset':'shapes','epochs':1000,'trainLimit':32}");
		String path = "/runs/" + run + "/events";
		assertThat(this.client.send("HEAD", path, NOTHING).type()).isEqualTo("text/event-stream");
		assertThat(this.client.send("GET", path, NOTHING, "Accept", "application/json").status()).isEqualTo(406);
		ServiceClient.Answer unknown = this.client.send("GET", "/runs/99/events", NOTHING, "Accept",
				"text/event-stream");
		assertThat(unknown.status()).isEqualTo(404);
		assertThat(unknown.type()).isEqualTo("application/problem+json");
		assertThat(unknown.json().get("type").stringValue()).isEqualTo("/problems/unknown-run");
		this.client.cancel(run);
	}

	@Test
	void proxiesAreToldToPassEventsOnAtOnce() {
		int run = this.client.train("{'dataset':'shapes','epochs':1000,'trainLimit':32}");
		ServiceClient.Answer answer = this.client.send("HEAD", "/runs/" + run + "/events", NOTHING);
		assertThat(answer.header("X-Accel-Buffering")).isEqualTo("no");
		assertThat(answer.header("Cache-Control")).isEqualTo("no-store, no-transform");
		this.client.cancel(run);
	}

	private static List<Event> history(List<Event> events) {
		return events.stream().filter(Event::isHistory).toList();
	}

}
