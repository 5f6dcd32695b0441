package io.convscope.training.events;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.home.ConvscopeHome;
import io.convscope.model.TrainingSettings;
import io.convscope.network.engine.Engine;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Progress;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunPhase;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.TrainingRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * What a client is sent of a run's life, whenever it comes and however slowly it reads.
 */
class EventFeedTests {

	private static final JsonMapper JSON = new JsonMapper();

	@TempDir
	private Path folder;

	private ConvscopeHome home;

	private RunStore store;

	private TrainingRun run;

	@BeforeEach
	void queue() {
		this.home = new ConvscopeHome(this.folder);
		this.store = new RunStore(this.home, JSON);
		this.run = open(Run.queued(1,
				new RunRequest("a \"run\"", "shapes", "quick", new TrainingSettings(2, 32, 0.01, 0.9, 42, null)),
				Engine.DL4J, Instant.EPOCH, 1));
	}

	@AfterEach
	void close() throws IOException {
		this.home.destroy();
	}

	@Test
	void aClientThatReadsAtOnceGetsWhatHappensAsItHappens() {
		EventFeed feed = feed(null);
		assertThat(take(feed)).containsExactly("retry", "state QUEUED 1.0");
		this.run.start(Engine.DL4J, 1);
		assertThat(take(feed)).containsExactly("state RUNNING 2.0");
		finishEpoch(1);
		assertThat(take(feed)).containsExactly("epoch 1 2.1");
		this.run.end(RunState.CANCELLED, null, (end) -> {
		});
		assertThat(feed.hasEnded()).isFalse();
		assertThat(take(feed)).containsExactly("state CANCELLED 3.1");
		assertThat(feed.hasEnded()).isTrue();
	}

	@Test
	void aClientThatReadsLateGetsAllOfItInOrder() {
		EventFeed feed = feed(null);
		live();
		assertThat(take(feed)).containsExactly("retry", "state QUEUED 1.0", "state RUNNING 2.0", "epoch 1 2.1",
				"epoch 2 2.2", "state COMPLETED 3.2");
		assertThat(feed.hasEnded()).isTrue();
	}

	@Test
	void aClientThatComesBackGetsWhatItMissed() {
		live();
		assertThat(take(feed("2.1"))).containsExactly("retry", "epoch 2 2.2", "state COMPLETED 3.2");
		assertThat(take(feed("3.2"))).containsExactly("retry");
	}

	@Test
	void theHistoryOutlivesTheProcess() {
		live();
		List<String> before = take(feed(null));
		this.run = open(this.run.snapshot());
		assertThat(take(feed(null))).isEqualTo(before);
	}

	@Test
	void aRunOfATimeWithoutHistoryHasItsPresentState() throws IOException {
		live();
		Files.delete(this.folder.resolve("runs/1/states.jsonl"));
		this.run = open(this.run.snapshot());
		assertThat(take(feed(null))).containsExactly("retry", "epoch 1 0.1", "epoch 2 0.2", "state COMPLETED 1.2");
	}

	@Test
	void ofProgressThereIsTheNewestOnceWhenItIsAllowed() {
		EventFeed feed = feed("2.0");
		this.run.start(Engine.DL4J, 1);
		take(feed);
		feed.allowProgress();
		assertThat(take(feed)).containsExactly("progress 0 2.0");
		for (int batch = 1; batch <= 5; batch++) {
			showBatch(batch);
		}
		assertThat(take(feed)).isEmpty();
		feed.allowProgress();
		feed.allowProgress();
		assertThat(take(feed)).containsExactly("progress 5 2.0");
		feed.allowProgress();
		assertThat(take(feed)).isEmpty();
	}

	@Test
	void aChangeOfTheRateIsToldOnceAndToWhoeverComes() {
		EventFeed feed = feed("1.0");
		this.run.start(Engine.DL4J, 1);
		take(feed);
		this.run.rates().change(0.5);
		this.run.rates().change(0.25);
		assertThat(take(feed)).containsExactly("rate [{\"step\":null,\"learningRate\":0.25}] 2.0");
		assertThat(take(feed)).isEmpty();
		this.run.rates().begin(7, 100);
		assertThat(take(feed)).containsExactly("rate [{\"step\":7,\"learningRate\":0.25}] 2.0");
		assertThat(take(feed("2.0"))).containsExactly("retry", "rate [{\"step\":7,\"learningRate\":0.25}] 2.0");
	}

	@Test
	void progressNeverTellsOfATimeBeforeTheLastState() {
		EventFeed feed = feed(null);
		this.run.start(Engine.DL4J, 1);
		showBatch(1);
		feed.allowProgress();
		this.run.end(RunState.INTERRUPTED, "a reason", (end) -> {
		});
		assertThat(take(feed)).containsExactly("retry", "state QUEUED 1.0", "state RUNNING 2.0",
				"state INTERRUPTED 3.0");
	}

	@Test
	void progressNeverTellsOfATimeBeforeTheLastEpoch() {
		EventFeed feed = feed("2.0");
		this.run.start(Engine.DL4J, 1);
		showBatch(5);
		this.run.metrics().add(new EpochResult(1, 1.5, 0.25, null, 0.5, 2, 0.5, 32));
		feed.allowProgress();
		assertThat(take(feed)).containsExactly("retry", "epoch 1 2.1");
		this.run.show((each) -> each.at(RunPhase.TRAINING, progress(1, 2)));
		assertThat(take(feed)).containsExactly("progress 2 2.1");
	}

	@Test
	void silenceIsBrokenOnlyWhenItLasts() {
		EventFeed quiet = new EventFeed(this.run, EventCursor.START, Duration.ofHours(1), JSON);
		assertThat(take(quiet)).containsExactly("retry", "state QUEUED 1.0");
		EventFeed talkative = new EventFeed(this.run, new EventCursor(1, 0), Duration.ofNanos(1), JSON);
		assertThat(text(talkative.next())).startsWith("retry");
		assertThat(text(talkative.next())).isEqualTo(":\n\n");
	}

	@ParameterizedTest
	@ValueSource(strings = { "", "1", "1.", "-1.0", "1.0.0", "9999999999.0", "null" })
	void anIdThatIsNoneOfOursIsTheStart(String id) {
		assertThat(EventCursor.parse(id)).isEqualTo(EventCursor.START);
	}

	private void live() {
		this.run.start(Engine.DL4J, 1);
		finishEpoch(1);
		finishEpoch(2);
		this.run.end(RunState.COMPLETED, null, (end) -> {
		});
	}

	private void finishEpoch(int epoch) {
		this.run.metrics().add(new EpochResult(epoch, 1.5, 0.25, null, 0.5, 2, 0.5, 32));
		this.run.keep((each) -> each.at(RunPhase.EVALUATING, progress(epoch, 0)));
	}

	private void showBatch(int batch) {
		this.run.show((each) -> each.at(RunPhase.TRAINING, progress(0, batch)));
	}

	private static Progress progress(int epoch, int batch) {
		return new Progress(epoch, batch, 5, null, null, null, null, null, null, null);
	}

	private TrainingRun open(Run found) {
		return new TrainingRun(found, this.store.folder(1), Clock.systemUTC());
	}

	private EventFeed feed(String lastEventId) {
		return new EventFeed(this.run, EventCursor.parse(lastEventId), Duration.ofHours(1), JSON);
	}

	// in short: the type, what tells it from others, and the id
	private static List<String> take(EventFeed feed) {
		List<String> taken = new ArrayList<>();
		for (Optional<byte[]> next = feed.next(); next.isPresent(); next = feed.next()) {
			taken.add(text(next).startsWith("retry: ") ? "retry" : inShort(text(next)));
		}
		return taken;
	}

	private static String inShort(String event) {
		assertThat(event).matches("event: [a-z]+\nid: [0-9.]+\ndata: \\{[^\n]+}\n\n");
		String[] lines = event.split("\n");
		String name = lines[0].substring("event: ".length());
		String field = switch (name) {
			case "state" -> "state";
			case "epoch" -> "epoch";
			case "rate" -> "rateChanges";
			default -> "batch";
		};
		String value = JSON.readTree(lines[2].substring("data: ".length()))
			.get(field)
			.toString()
			.replaceAll("^\"|\"$", "");
		return name + " " + value + " " + lines[1].substring("id: ".length());
	}

	private static String text(Optional<byte[]> bytes) {
		return new String(bytes.orElseThrow(), StandardCharsets.UTF_8);
	}

}
