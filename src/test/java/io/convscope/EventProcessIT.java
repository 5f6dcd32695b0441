package io.convscope;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

import io.convscope.EventClient.Event;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

/**
 * What an end of the process means to the clients that follow its runs.
 */
class EventProcessIT {

	private static final int DEAF = 100;

	@TempDir
	private Path home;

	@Test
	void aStopIsToldAndWhatCameAfterItIsReplayedByTheNextProcess() throws IOException {
		int run;
		List<Event> before;
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			run = service.train("{'dataset':'shapes','epochs':1000,'trainLimit':64}");
			EventClient follower = EventClient.follow(service.port(), run);
			follower.awaitEvent((each) -> each.name().equals("epoch"));
			process.terminate();
			before = history(follower.awaitEnd());
			process.awaitExit(Duration.ofSeconds(10));
		}
		Event last = before.get(before.size() - 1);
		assertThat(last.isIn("INTERRUPTED")).isTrue();
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			service.cancel(run);
			List<Event> again = history(EventClient.follow(service.port(), run).awaitEnd());
			assertThat(again.subList(0, before.size())).extracting(Event::id, Event::data)
				.containsExactlyElementsOf(idsAndData(before));
			assertThat(again.get(again.size() - 1).isIn("CANCELLED")).isTrue();
			assertThat(history(EventClient.follow(service.port(), run, last.id()).awaitEnd()))
				.extracting(Event::id, Event::data)
				.containsExactlyElementsOf(idsAndData(again.subList(before.size(), again.size())));
			JsonNode epochs = service.get("/runs/" + run + "/metrics").get("epochs");
			assertThat(again).filteredOn((each) -> each.name().equals("epoch"))
				.extracting(Event::data)
				.containsExactlyElementsOf(epochs);
		}
	}

	@Test
	void openStreamsDelayNoStop() throws IOException {
		LongHistory.write(this.home);
		List<DeafClient> deaf = new ArrayList<>();
		try (JarProcess process = JarProcess.start(this.home)) {
			ServiceClient service = process.awaitReady();
			int run = service.train("{'dataset':'shapes','epochs':1000,'trainLimit':64}");
			EventClient follower = EventClient.follow(service.port(), run);
			for (int i = 0; i < DEAF; i++) {
				deaf.add(new DeafClient(service.port(), (i % 2 == 0) ? run : LongHistory.RUN));
			}
			for (int i = 0; i < DEAF; i++) {
				new DeafClient(service.port(), run).close();
			}
			follower.awaitEvent((each) -> each.name().equals("epoch"));
			process.terminate();
			follower.awaitEnd();
			process.awaitExit(Duration.ofSeconds(10));
			assertThat(process.output()).doesNotContain("WARN", "ERROR", "requests still active");
		}
		finally {
			for (DeafClient each : deaf) {
				each.close();
			}
		}
	}

	private static List<Tuple> idsAndData(List<Event> events) {
		return events.stream().map((each) -> tuple(each.id(), each.data())).toList();
	}

	private static List<Event> history(List<Event> events) {
		return events.stream().filter(Event::isHistory).toList();
	}

}
