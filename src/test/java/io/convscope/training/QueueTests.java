package io.convscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Samples;
import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunView;
import io.convscope.training.run.TrainingProperties;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

/**
 * The order in which runs get the training thread, over pauses and restarts.
 */
class QueueTests {

	private static final TrainingProperties RESUME = new TrainingProperties(10, Duration.ofMinutes(5), true);

	private static final TrainingProperties LEAVE = new TrainingProperties(1, Duration.ofMinutes(5), false);

	private final ScriptedNetworks networks = new ScriptedNetworks();

	@TempDir
	private Path folder;

	private volatile CountDownLatch gate = new CountDownLatch(1);

	@Test
	void aRestartKeepsIt() throws IOException {
		this.networks.step = this::awaitGate;
		TrainingHome before = open(RESUME).start();
		start(before);
		before.await(1, RunState.RUNNING);
		start(before);
		start(before);
		before.runs().pause("1");
		openGate();
		before.await(2, RunState.RUNNING);
		assertThat(before.run(1).state()).isEqualTo(RunState.PAUSED);
		before.runs().resume("1");
		stop(before, "2");
		assertThat(before.runs().list()).extracting(Run::state)
			.containsExactly(RunState.QUEUED, RunState.INTERRUPTED, RunState.QUEUED);
		try (TrainingHome after = open(RESUME)) {
			List<Integer> order = new CopyOnWriteArrayList<>();
			this.networks.step = () -> after.runs()
				.list()
				.stream()
				.filter((run) -> run.state() == RunState.RUNNING)
				.forEach((run) -> order.add(run.id()));
			after.start();
			after.await(1, RunState.COMPLETED);
			assertThat(order.stream().distinct()).containsExactly(2, 3, 1);
			assertThat(after.runs().list()).extracting(Run::state).containsOnly(RunState.COMPLETED);
		}
	}

	@Test
	void aQueuedRunNeedsItsDataSet() throws IOException {
		try (TrainingHome home = open(RESUME)) {
			RunningOn use = new RunningOn(home.runs());
			start(home);
			String dataset = home.run(1).dataset();
			assertThat(use.runOn(dataset)).hasValue(1);
			assertThat(use.runOn("desk")).isEmpty();
			home.runs().cancel("1");
			assertThat(use.runOn(dataset)).isEmpty();
		}
	}

	@Test
	void eachOwnerHasOneRunInTurnOverARestart() throws IOException {
		this.networks.step = this::awaitGate;
		TrainingHome before = open(RESUME).start();
		start(before, "Ada");
		before.await(1, RunState.RUNNING);
		start(before, "Ada");
		start(before, "Ada");
		start(before, "שרה 🦊");
		start(before);
		List<Integer> places = Arrays.asList(null, 3, 4, 1, 2);
		assertThat(places(before)).isEqualTo(places);
		assertThat(before.view(4).owner()).isEqualTo("שרה 🦊");
		stop(before, "1");
		try (TrainingHome after = open(RESUME)) {
			assertThat(places(after)).as("the interrupted run goes on first").containsExactly(1, 4, 5, 2, 3);
			List<Integer> order = new CopyOnWriteArrayList<>();
			this.networks.step = () -> after.runs()
				.list()
				.stream()
				.filter((run) -> run.state() == RunState.RUNNING)
				.forEach((run) -> order.add(run.id()));
			after.start();
			after.await(3, RunState.COMPLETED);
			assertThat(order.stream().distinct()).containsExactly(1, 4, 5, 2, 3);
			assertThat(after.owners()).extracting(OwnerView::owner).containsExactly("Ada", "שרה 🦊", null);
		}
	}

	@Test
	void anInterruptedRunWaitsForTheUserWhereThatIsWanted() throws IOException {
		this.networks.step = this::awaitGate;
		TrainingHome before = open(LEAVE).start();
		start(before);
		before.await(1, RunState.RUNNING);
		stop(before, "1");
		this.networks.step = () -> {
		};
		try (TrainingHome after = open(LEAVE)) {
			assertThat(after.run(1).state()).isEqualTo(RunState.INTERRUPTED);
			start(after);
			assertThatThrownBy(() -> after.runs().resume("1")).isInstanceOf(RunQueueFullException.class);
			assertThatThrownBy(() -> after.runs().resume("2")).isInstanceOf(IllegalRunStateException.class)
				.hasMessageContaining("QUEUED");
			after.start();
			after.await(2, RunState.COMPLETED);
			assertThat(after.run(1).state()).isEqualTo(RunState.INTERRUPTED);
			assertThat(after.runs().resume("1").resumedAt()).isNotNull();
			after.await(1, RunState.COMPLETED);
		}
	}

	@Test
	void aRunThatIsPausedAndResumedCanBeCancelledAtOnce() throws IOException {
		this.networks.step = this::awaitGate;
		try (TrainingHome home = open(RESUME).start()) {
			start(home);
			home.await(1, RunState.RUNNING);
			home.runs().pause("1");
			start(home);
			openGate();
			home.await(2, RunState.RUNNING);
			home.runs().resume("1");
			assertThat(home.runs().cancel("1").state()).isEqualTo(RunState.CANCELLED);
			this.networks.step = () -> {
			};
			openGate();
			home.await(2, RunState.COMPLETED);
			assertThat(home.run(1).state()).isEqualTo(RunState.CANCELLED);
		}
	}

	@Test
	void aQueuedRunKnowsItsPlaceAndAboutWhenItStarts() throws IOException {
		this.networks.step = this::awaitGate;
		try (TrainingHome home = open(RESUME).start()) {
			start(home);
			home.await(1, RunState.RUNNING);
			start(home);
			start(home);
			assertThat(home.view(1).queuePlace()).isNull();
			assertThat(home.view(2).queuePlace()).isEqualTo(1);
			assertThat(home.view(3).queuePlace()).isEqualTo(2);
			assertThat(home.view(2).startsInSeconds()).as("before the first step nothing is known").isNull();
			openGate();
			RunView next = await().until(() -> home.view(2), (view) -> view.startsInSeconds() != null);
			assertThat(next.startsInSeconds()).isEqualTo(home.view(1).etaSeconds());
			assertThat(home.view(3).startsInSeconds()).isGreaterThanOrEqualTo(next.startsInSeconds());
			home.runs().cancel("2");
			assertThat(home.view(2).queuePlace()).isNull();
			assertThat(home.view(3).queuePlace()).isEqualTo(1);
			home.runs().cancel("3");
			this.networks.step = () -> {
			};
			openGate();
			home.await(1, RunState.COMPLETED);
		}
	}

	private TrainingHome open(TrainingProperties properties) {
		Samples samples = new Samples(CIFAR10, new byte[4 * CIFAR10.values()], new byte[4]);
		this.networks.zeros = new int[] { 1, 1 };
		return new TrainingHome(this.folder, this.networks,
				new Dataset("zeros", List.of("zero", "one"), samples, samples), properties);
	}

	private static List<@Nullable Integer> places(TrainingHome home) {
		List<@Nullable Integer> places = new ArrayList<>();
		home.runs().list().forEach((run) -> places.add(home.view(run.id()).queuePlace()));
		return places;
	}

	private static void start(TrainingHome home) {
		start(home, null);
	}

	private static void start(TrainingHome home, @Nullable String owner) {
		home.runs()
			.start(new RunRequest("a run", "zeros", "quick", new TrainingSettings(2, 4, 0.01, 0.9, 42, null),
					NetworkDescription.article(), owner, null));
	}

	private void stop(TrainingHome home, String running) {
		CompletableFuture<Void> closing = CompletableFuture.runAsync(() -> close(home));
		await().until(home.runs().get(running).stop()::isRequested);
		openGate();
		closing.join();
	}

	private static void close(TrainingHome home) {
		try {
			home.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private void awaitGate() {
		try {
			this.gate.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Training steps are never interrupted", ex);
		}
	}

	// the next step waits again
	private void openGate() {
		CountDownLatch open = this.gate;
		this.gate = new CountDownLatch(1);
		open.countDown();
	}

}
