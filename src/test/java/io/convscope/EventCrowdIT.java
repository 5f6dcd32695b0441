package io.convscope;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

import io.convscope.EventClient.Event;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.boot.tomcat.TomcatConnectorCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Two hundred clients follow runs, half of them without ever reading.
 */
@TestPropertySource(properties = { "convscope.training.max-event-clients=200", "server.tomcat.connection-timeout=10s" })
class EventCrowdIT extends ServiceTest {

	private static final int HALF = 100;

	private final List<DeafClient> deaf = new ArrayList<>();

	@DynamicPropertySource
	static void writeLongHistory(DynamicPropertyRegistry registry) throws IOException {
		LongHistory.write(home);
	}

	@AfterEach
	void disconnect() throws IOException {
		for (DeafClient each : this.deaf) {
			each.close();
		}
	}

	@Test
	void clientsThatDoNotReadCostTheOthersNothing() throws IOException {
		int before = this.client.train("{'dataset':'shapes','epochs':1000,'trainLimit':32}");
		int run = this.client.train("{'dataset':'shapes','epochs':6,'trainLimit':320}");
		List<EventClient> readers = IntStream.range(0, HALF)
			.mapToObj((i) -> EventClient.follow(this.port, run))
			.toList();
		readers.forEach((each) -> assertThat(each.awaitStatus()).isEqualTo(200));
		for (int i = 0; i < HALF; i++) {
			assertThat(statusOfDeafClient(run)).isEqualTo(200);
		}
		ServiceClient.Answer full = this.client.send("GET", "/runs/" + run + "/events", new byte[0]);
		assertThat(full.status()).isEqualTo(503);
		assertThat(full.json().get("type").stringValue()).isEqualTo("/problems/too-many-event-clients");
		this.client.cancel(before);

		JsonNode ended = this.client.awaitCompleted(run);
		JsonNode epochs = this.client.get("/runs/" + run + "/metrics").get("epochs");
		for (EventClient reader : readers) {
			List<Event> events = reader.awaitEnd();
			assertThat(events).filteredOn((each) -> each.name().equals("epoch"))
				.extracting(Event::data)
				.containsExactlyElementsOf(epochs);
			assertThat(events.get(events.size() - 1).data()).isEqualTo(ended);
		}
	}

	@Test
	void clientsThatTakeNothingHoldNoThreadAndAreGivenUp() throws IOException {
		// as many as may follow: who comes after them has one's place who was given up
		for (int i = 0; i < 2 * HALF; i++) {
			assertThat(statusOfDeafClient(LongHistory.RUN)).isEqualTo(200);
		}
		await().untilAsserted(() -> assertThat(threadsThatSend()).isEmpty());
		EventClient reader = await().until(() -> EventClient.follow(this.port, LongHistory.RUN),
				(each) -> each.awaitStatus() == 200);
		assertThat(reader.awaitEnd()).hasSize(LongHistory.EPOCHS + 1);
	}

	private int statusOfDeafClient(int run) throws IOException {
		DeafClient deaf = new DeafClient(this.port, run);
		this.deaf.add(deaf);
		return deaf.status();
	}

	private static List<Thread> threadsThatSend() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((each) -> Stream.of(each.getValue())
				.anyMatch((frame) -> frame.getClassName().contains("EventStream")))
			.map(Map.Entry::getKey)
			.toList();
	}

	/** Small buffers are full sooner. */
	@TestConfiguration(proxyBeanMethods = false)
	static class SmallBuffers {

		@Bean
		TomcatConnectorCustomizer smallBuffers() {
			return (connector) -> connector.setProperty("socket.txBufSize", "4096");
		}

	}

}
