package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

import io.convscope.model.Model;
import io.convscope.network.engine.Engine;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.PendingStop;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.TrainingProperties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

import org.springframework.util.FileSystemUtils;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * What was accepted comes true, whenever the process is killed: a home is opened again as
 * it was on the disk at that moment.
 */
class BrokenOffTests {

	private static final TrainingProperties PROPERTIES = new TrainingProperties(10, Duration.ofMinutes(5), true);

	private final ScriptedNetworks networks = new ScriptedNetworks();

	private final CountDownLatch gate = new CountDownLatch(1);

	@TempDir
	private Path folder;

	private int copies;

	@ParameterizedTest
	@CsvSource({ "pause, PAUSED", "cancel, CANCELLED" })
	void anAcceptedRequestComesTrueAfterAKill(String request, RunState becomes) throws IOException {
		this.networks.step = this::awaitGate;
		try (TrainingHome home = open(this.folder.resolve("home")).start()) {
			start(home);
			home.await(1, RunState.RUNNING);
			assertThat(after(home.run(1)).state()).isEqualTo(RunState.QUEUED);
			if (request.equals("pause")) {
				home.runs().pause("1");
			}
			else {
				home.runs().cancel("1");
			}
			assertThat(home.run(1).state()).isEqualTo(RunState.RUNNING);
			Run after = after(home.run(1));
			assertThat(after.state()).isEqualTo(becomes);
			assertThat(after.reason()).isNull();
			this.gate.countDown();
			home.await(1, becomes);
		}
	}

	@Test
	void whatIsAboutToBeCancelledIsNotPaused() throws IOException {
		this.networks.step = this::awaitGate;
		try (TrainingHome home = open(this.folder.resolve("home")).start()) {
			start(home);
			home.await(1, RunState.RUNNING);
			home.runs().pause("1");
			home.runs().cancel("1");
			assertThatExceptionOfType(IllegalRunStateException.class).isThrownBy(() -> home.runs().pause("1"))
				.withMessageContaining("about to be CANCELLED");
			this.gate.countDown();
			home.await(1, RunState.CANCELLED);
		}
	}

	@ParameterizedTest
	@EnumSource(names = { "COMPLETED", "FAILED", "CANCELLED" })
	void anEndThatWasBrokenOffAfterItsModelWasKeptIsTheSameEnd(RunState end) throws IOException {
		Path root = this.folder.resolve("home");
		String reason = (end == RunState.FAILED) ? "The loss became NaN." : null;
		try (RunFixtures before = new RunFixtures(root)) {
			Run run = Run
				.queued(1, new RunRequest("a run", "numbered", "quick", RunFixtures.settings(3, 4)), Engine.DL4J,
						Instant.EPOCH, 1)
				.started(Engine.DL4J, 1, Instant.EPOCH);
			before.store().folder(1).write(run.withStop(new PendingStop(end, reason)));
			before.models()
				.save(new Model("run-1", "numbered", RunFixtures.numbered().labels(), 1, 1, "testAccuracy", null, 0.25,
						0.25, run.settings(), Instant.EPOCH, false), ScriptedNetworks.weightsOf(1));
		}
		try (RunFixtures after = new RunFixtures(root)) {
			Run run = after.runs().newest();
			assertThat(run.state()).isEqualTo(end);
			assertThat(run.reason()).isEqualTo(reason);
			assertThat(run.endedAt()).isNotNull();
			assertThat(run.modelId()).isEqualTo("run-1");
		}
	}

	@Test
	void whatAKillLeavesIsCleared() throws IOException {
		Path run = this.folder.resolve("home/runs/1");
		try (TrainingHome home = open(this.folder.resolve("home")).start()) {
			start(home);
			home.await(1, RunState.COMPLETED);
			start(home);
			home.await(2, RunState.COMPLETED);
		}
		Files.writeString(run.resolve("run.json.tmp"), "{");
		Files.writeString(run.resolve("checkpoint-next.safetensors.tmp"), "half");
		Files.writeString(run.resolve("epochs/1.safetensors.tmp"), "half");
		Files.writeString(run.resolve("predictions/1.safetensors.tmp"), "half");
		// as deleting leaves it first
		Files.delete(this.folder.resolve("home/runs/2/run.json"));
		try (TrainingHome home = open(this.folder.resolve("home"))) {
			assertThat(run).isDirectoryNotContaining("regex:.*\\.tmp");
			assertThat(run.resolve("epochs")).isDirectoryNotContaining("regex:.*\\.tmp");
			assertThat(run.resolve("predictions")).isDirectoryNotContaining("regex:.*\\.tmp");
			assertThat(this.folder.resolve("home/runs/2")).isEmptyDirectory();
			assertThat(home.runs().list()).extracting(Run::id).containsExactly(1);
			start(home);
			assertThat(home.runs().newest().id()).isEqualTo(3);
		}
	}

	@Test
	void theQueueIsInTheOrderOfItsNumbersWhateverTheClockSays() throws IOException {
		Path root = this.folder.resolve("home");
		try (RunFixtures before = new RunFixtures(root)) {
			for (int id = 1; id <= 4; id++) {
				// the clock jumps back two days before the last
				Instant now = Instant.EPOCH.plus(Duration.ofDays((id == 4) ? 0 : 2 + id));
				before.store()
					.folder(id)
					.write(Run.queued(id, new RunRequest("a run", "numbered", "quick", RunFixtures.settings(1, 20)),
							Engine.DL4J, now, id));
			}
		}
		StringBuilder order = new StringBuilder();
		try (TrainingHome after = new TrainingHome(root, this.networks, RunFixtures.numbered(), PROPERTIES)) {
			this.networks.step = () -> after.runs()
				.list()
				.stream()
				.filter((run) -> run.state() == RunState.RUNNING)
				.forEach((run) -> order.append(run.id()));
			after.start();
			after.await(4, RunState.COMPLETED);
		}
		assertThat(order).hasToString("1234");
	}

	// the run as a process would find it that starts after a kill at this moment
	private Run after(Run run) throws IOException {
		Path copy = this.folder.resolve("copy-" + ++this.copies);
		FileSystemUtils.copyRecursively(this.folder.resolve("home"), copy);
		try (TrainingHome home = open(copy)) {
			return home.run(run.id());
		}
	}

	private TrainingHome open(Path root) {
		return new TrainingHome(root, this.networks, RunFixtures.numbered(), PROPERTIES);
	}

	private static void start(TrainingHome home) {
		home.runs().start(new RunRequest("a run", "numbered", "quick", RunFixtures.settings(1, 20)));
	}

	private void awaitGate() {
		try {
			this.gate.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Training steps are never interrupted", ex);
		}
	}

}
