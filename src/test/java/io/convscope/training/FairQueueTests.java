package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;

import io.convscope.model.store.ModelFixtures;
import io.convscope.network.description.NetworkDescription;
import io.convscope.network.engine.Engine;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunFolder;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.TrainingRun;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;

class FairQueueTests {

	private static final List<@Nullable String> OWNERS = Arrays.asList("Ada", "שרה", "🦊", "ada", null);

	private final List<TrainingRun> all = new ArrayList<>();

	private final List<TrainingRun> waiting = new ArrayList<>();

	private FairQueue queue = new FairQueue();

	private int lastId;

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private RunStore store;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder);
		this.store = new RunStore(this.fixtures.home(), new JsonMapper());
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	@Test
	void eachOwnerIsServedInTurn() {
		add("Ada", "Ada", "Ada", "Bo", "Bo", null, null);
		assertThat(order()).containsExactly(1, 4, 6, 2, 5, 7, 3);
		add("שרה");
		assertThat(order()).as("who is new waits for one run of each").containsExactly(1, 4, 6, 8, 2, 5, 7, 3);
	}

	@Test
	void whoTrainsNowIsServedAfterThoseWhoWait() {
		add("Ada");
		poll();
		add("Ada", "Bo", null);
		assertThat(order()).containsExactly(3, 4, 2);
		poll();
		assertThat(order()).containsExactly(4, 2);
	}

	@Test
	void runsWithoutOwnerAreServedFirstComeFirstServed() {
		add(null, null, null);
		assertThat(order()).containsExactly(1, 2, 3);
	}

	@Test
	void aRunThatWasInItsTurnGoesOnFirst() {
		add("Ada", "Ada", "Bo", "Bo");
		TrainingRun running = Objects.requireNonNull(poll());
		restart(running);
		assertThat(order()).containsExactly(1, 3, 2, 4);
		assertThat(poll()).isSameAs(running);
		assertThat(order()).containsExactly(3, 2, 4);
	}

	@Test
	void toDeleteARunGivesNoEarlierTurn() {
		add("Ada", "Bo");
		TrainingRun first = end(poll());
		end(poll());
		add("Bo", "Ada");
		assertThat(order()).containsExactly(4, 3);
		delete(this.all.get(1));
		delete(first);
		assertThat(order()).containsExactly(4, 3);
		restart(null);
		assertThat(order()).containsExactly(4, 3);
	}

	@ParameterizedTest
	@ValueSource(longs = { 1, 2, 3, 4, 5, 6, 7, 8 })
	void noOwnerStartsTwiceWhileAnotherWaits(long seed) {
		Random random = new Random(seed);
		Map<@Nullable String, List<@Nullable String>> startedMeanwhile = new HashMap<>();
		for (int step = 0; step < 250; step++) {
			switch (random.nextInt(12)) {
				case 0, 1, 2, 3, 4 -> add(OWNERS.get(random.nextInt(OWNERS.size())));
				case 5 -> cancelOne(random);
				case 6 -> deleteOne(random);
				case 7 -> restart(null);
				default -> {
					TrainingRun next = poll();
					if (next != null) {
						note(next, startedMeanwhile);
						end(next);
					}
				}
			}
			startedMeanwhile.keySet().retainAll(waitingOwners());
			waitingOwners().forEach((owner) -> startedMeanwhile.computeIfAbsent(owner, (each) -> new ArrayList<>()));
			startedMeanwhile.values().forEach((started) -> assertThat(started).doesNotHaveDuplicates());
		}
		List<Integer> expected = order();
		restart(null);
		List<Integer> started = new ArrayList<>();
		for (TrainingRun next = poll(); next != null; next = poll()) {
			started.add(next.id());
		}
		assertThat(started).isEqualTo(expected);
	}

	private void note(TrainingRun next, Map<@Nullable String, List<@Nullable String>> startedMeanwhile) {
		String owner = next.snapshot().owner();
		startedMeanwhile.remove(owner);
		startedMeanwhile.values().forEach((started) -> started.add(owner));
		assertThat(this.waiting).as("an owner's first run is served first")
			.noneMatch((run) -> run.id() < next.id() && Objects.equals(run.snapshot().owner(), owner));
	}

	private List<@Nullable String> waitingOwners() {
		List<@Nullable String> owners = new ArrayList<>();
		this.waiting.forEach((run) -> owners.add(run.snapshot().owner()));
		return owners;
	}

	private void add(@Nullable String... owners) {
		for (String owner : owners) {
			RunRequest request = new RunRequest("a run", "numbered", "quick", RunFixtures.settings(1, 4),
					NetworkDescription.article(), owner, null);
			Run run = Run.queued(++this.lastId, request, Engine.DL4J, Instant.EPOCH, this.queue.nextNumber());
			RunFolder files = this.store.folder(run.id());
			files.create(run);
			TrainingRun queued = new TrainingRun(run, files, Clock.systemUTC());
			this.all.add(queued);
			this.waiting.add(queued);
			this.queue.add(queued);
		}
	}

	private @Nullable TrainingRun poll() {
		TrainingRun next = this.queue.poll();
		this.waiting.remove(next);
		return next;
	}

	private static TrainingRun end(@Nullable TrainingRun run) {
		TrainingRun ended = Objects.requireNonNull(run);
		ended.show((each) -> each.ended(RunState.COMPLETED, null, Instant.EPOCH));
		return ended;
	}

	private void cancelOne(Random random) {
		if (!this.waiting.isEmpty()) {
			TrainingRun run = this.waiting.remove(random.nextInt(this.waiting.size()));
			this.queue.remove(run);
			end(run);
		}
	}

	private void deleteOne(Random random) {
		List<TrainingRun> ended = this.all.stream()
			.filter((run) -> run.snapshot().state().isFinal())
			.filter((run) -> this.all.stream().anyMatch((other) -> other != run && hasOwnerOf(other, run)))
			.toList();
		if (!ended.isEmpty()) {
			delete(ended.get(random.nextInt(ended.size())));
		}
	}

	private static boolean hasOwnerOf(TrainingRun other, TrainingRun run) {
		return Objects.equals(other.snapshot().owner(), run.snapshot().owner());
	}

	private void delete(TrainingRun run) {
		List<Integer> before = order();
		this.queue.keepTurnOf(run.snapshot(), this.all);
		this.all.remove(run);
		this.queue.learn(this.all);
		assertThat(order()).isEqualTo(before);
	}

	/**
	 * Makes a queue of what the runs keep on the disk.
	 * @param interrupted the run that was running; null if none was
	 */
	private void restart(@Nullable TrainingRun interrupted) {
		List<Integer> before = order();
		this.queue = new FairQueue();
		this.queue.learn(this.all);
		this.waiting.forEach(this.queue::add);
		if (interrupted != null) {
			interrupted.show((run) -> run.queuedAgain(null, run.place()));
			this.queue.add(interrupted);
		}
		else {
			assertThat(order()).isEqualTo(before);
		}
	}

	private List<Integer> order() {
		return this.queue.inOrder().stream().map(TrainingRun::id).toList();
	}

}
