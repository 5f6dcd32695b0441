package io.convscope.training;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;

import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.TrainingRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

/**
 * Many threads start, cancel, pause, resume, delete and list tiny runs at the same time:
 * nothing is refused without its reason, every run goes through its life cycle only, what
 * is final stays so, and what is deleted never comes back.
 * <p>
 * {@code -Drace.seconds=600} makes it last longer.
 */
class RunRacesTests {

	private static final int THREADS = 8;

	private static final int LAST_RUNS = 12;

	private final long seed = System.nanoTime();

	private final Map<Integer, RunState> finals = new ConcurrentHashMap<>();

	private final Set<Integer> deleted = ConcurrentHashMap.newKeySet();

	private final Map<Integer, TrainingRun> started = new ConcurrentHashMap<>();

	private final AtomicInteger newest = new AtomicInteger();

	private final AtomicInteger moves = new AtomicInteger();

	@TempDir
	private Path folder;

	private RunFixtures fixtures;

	@Test
	void twoSeconds() throws Exception {
		race(2);
	}

	@Test
	@Tag("ci")
	void aMinute() throws Exception {
		race(Integer.getInteger("race.seconds", 40));
	}

	private void race(int seconds) throws Exception {
		System.out.println("The moves are drawn from the seed " + this.seed);
		try (RunFixtures open = new RunFixtures(this.folder)) {
			this.fixtures = open;
			open.networks.zeros = new int[] { 1, 2, 3, 4 };
			open.networks.step = () -> {
				open.networks.trainedOn.clear();
				open.networks.measuredOn.clear();
				open.networks.starts.clear();
			};
			moveAtOnce(System.nanoTime() + seconds * 1_000_000_000L);
			open.runs().list().stream().map(Run::id).forEach(this::cancelIfUnderWay);
			await().atMost(Duration.ofMinutes(1))
				.until(() -> open.runs().list().stream().allMatch((run) -> run.state().isFinal()));
			System.out.println(this.moves + " moves of " + this.newest + " runs, of which " + this.deleted.size()
					+ " were deleted");
			this.started.values().forEach(RunRacesTests::assertLife);
			assertThat(this.deleted).isNotEmpty();
			assertDiskIsAsShown();
			open.begin();
			assertDiskIsAsShown();
		}
	}

	private void moveAtOnce(long end) throws Exception {
		ExecutorService threads = Executors.newFixedThreadPool(THREADS);
		try {
			List<Future<?>> all = new ArrayList<>();
			for (int i = 0; i < THREADS; i++) {
				Random random = new Random(this.seed + i);
				all.add(threads.submit(() -> {
					while (System.nanoTime() < end) {
						move(random);
					}
				}));
			}
			for (Future<?> each : all) {
				each.get();
			}
		}
		finally {
			threads.shutdownNow();
		}
	}

	private void move(Random random) {
		int id = Math.max(1, this.newest.get() - random.nextInt(LAST_RUNS));
		String number = Integer.toString(id);
		try {
			switch (random.nextInt(8)) {
				case 0, 1 -> start(random);
				case 2 -> this.fixtures.runs().cancel(number);
				case 3 -> this.fixtures.runs().pause(number);
				case 4 -> this.fixtures.runs().resume(number);
				case 5, 6 -> {
					this.fixtures.runs().delete(number);
					assertThat(this.deleted.add(id)).as("run %d is deleted once", id).isTrue();
				}
				default -> look();
			}
			this.moves.incrementAndGet();
		}
		catch (IllegalRunStateException | UnknownRunException | RunQueueFullException expected) {
			// told to the client as what it is
		}
	}

	private void start(Random random) {
		Run run = this.fixtures.start(RunFixtures.settings(1 + random.nextInt(4), 10));
		this.newest.accumulateAndGet(run.id(), Math::max);
		try {
			this.started.put(run.id(), this.fixtures.runs().get(Integer.toString(run.id())));
		}
		catch (UnknownRunException ex) {
			// deleted since
		}
	}

	private void look() {
		Set<Integer> gone = Set.copyOf(this.deleted);
		Map<Integer, RunState> ended = Map.copyOf(this.finals);
		for (Run each : this.fixtures.runs().list()) {
			assertThat(gone).doesNotContain(each.id());
			if (each.state().isFinal()) {
				this.finals.put(each.id(), each.state());
			}
			if (ended.containsKey(each.id())) {
				assertThat(each.state()).as("run %d", each.id()).isEqualTo(ended.get(each.id()));
			}
			assertThat(each.reason()).as("run %d", each.id()).isNull();
		}
	}

	private void cancelIfUnderWay(int id) {
		try {
			this.fixtures.runs().cancel(Integer.toString(id));
		}
		catch (IllegalRunStateException ex) {
			// it has ended
		}
	}

	private static void assertLife(TrainingRun run) {
		Optional<Run> state = run.states().at(0);
		assertThat(state).map(Run::state).contains(RunState.QUEUED);
		for (int i = 1; run.states().at(i).isPresent(); i++) {
			RunState next = run.states().at(i).get().state();
			assertThat(state.get().state().canBecome(next)).as("run %d: %s to %s", run.id(), state.get().state(), next)
				.isTrue();
			state = run.states().at(i);
		}
	}

	private void assertDiskIsAsShown() throws IOException {
		RunStore.Found found = this.fixtures.store().read();
		assertThat(found.damaged()).isEmpty();
		assertThat(found.whole()).isEqualTo(this.fixtures.runs().list());
		assertThat(found.whole()).extracting(Run::id).doesNotContainAnyElementsOf(this.deleted);
		for (int each : this.deleted) {
			assertThat(this.fixtures.store().folder(each).path()).isEmptyDirectory();
		}
	}

}
