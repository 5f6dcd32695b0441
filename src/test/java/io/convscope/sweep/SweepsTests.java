package io.convscope.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
import io.convscope.request.InvalidRequestException;
import io.convscope.sweep.SweepView.RunOfSweep;
import io.convscope.training.RunFixtures;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.SweepPlace;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.awaitility.Awaitility.await;

/**
 * Sweeps of scripted runs, over failures, cancellations, deletions and restarts.
 */
class SweepsTests {

	private static final Duration PATIENCE = Duration.ofMinutes(2);

	private static final String GRID = "{'name':'rates','base':{'dataset':'numbered','batchSize':20},"
			+ "'grid':{'learningRate':[0.1,0.01],'epochs':[1,2]}}";

	@TempDir
	private Path folder;

	private RunFixtures fixtures;

	private Sweeps sweeps;

	@BeforeEach
	void open() {
		this.fixtures = new RunFixtures(this.folder);
		this.fixtures.networks.zeros = new int[] { 1, 1 };
		this.sweeps = read();
	}

	@AfterEach
	void close() throws IOException {
		this.fixtures.close();
	}

	// as a start does
	private Sweeps read() {
		Clock clock = Clock.systemUTC();
		return new Sweeps(new SweepStore(this.fixtures.home(), new JsonMapper()), this.fixtures.runs(),
				new SweepSteps(this.fixtures.runs(), clock), clock);
	}

	private Sweep start(String request) {
		SweepRequests requests = new SweepRequests(this.fixtures.requests(), new SweepProperties(200));
		return this.sweeps
			.start(requests.complete(JsonMapper.shared().readTree(request.replace('\'', '"')).asObject()));
	}

	private SweepView view(int id) {
		return new SweepViews(this.sweeps, this.fixtures.runs(), this.fixtures.models(), this.fixtures.queue())
			.whole(this.sweeps.get(Integer.toString(id)));
	}

	private SweepView awaitEnd(int id) {
		await().atMost(PATIENCE).until(() -> {
			this.sweeps.look();
			return this.sweeps.get(Integer.toString(id)).hasEnded();
		});
		return view(id);
	}

	private List<Run> runs() {
		return this.fixtures.runs().list();
	}

	@Test
	void eachCombinationIsTrainedOnceAndTheMostAccurateIsTheBest() {
		this.fixtures.networks.zeros = new int[] { 1, 3 };
		start(GRID);
		SweepView sweep = awaitEnd(1);
		assertThat(sweep.state()).isEqualTo(SweepView.State.COMPLETED);
		assertThat(sweep.progress()).isEqualTo(1);
		assertThat(sweep.etaSeconds()).isNull();
		assertThat(sweep.runs()).extracting(RunOfSweep::settings)
			.containsExactly(Map.of("learningRate", 0.1, "epochs", 1), Map.of("learningRate", 0.1, "epochs", 2),
					Map.of("learningRate", 0.01, "epochs", 1), Map.of("learningRate", 0.01, "epochs", 2));
		assertThat(sweep.runs()).extracting(RunOfSweep::runId).containsExactly(1, 2, 3, 4);
		assertThat(sweep.runs()).extracting(RunOfSweep::modelAccuracy).containsExactly(0.25, 0.75, 0.25, 0.75);
		assertThat(sweep.best()).isEqualTo(2);
		assertThat(runs()).extracting(Run::sweep)
			.containsExactly(new SweepPlace(1, 1), new SweepPlace(1, 2), new SweepPlace(1, 3), new SweepPlace(1, 4));
		assertThat(runs()).extracting((run) -> run.settings().learningRate() + " " + run.settings().epochs())
			.containsExactly("0.1 1", "0.1 2", "0.01 1", "0.01 2");
		assertThat(runs().get(3).name()).isEqualTo("rates: learningRate 0.01, epochs 2");
	}

	@Test
	void allFaultsOfAllCombinationsAreNamedBeforeAnythingIsQueued() {
		assertRefused(
				"{'base':{'dataset':'numbered','momentum':2},'grid':{'learningRate':[0.1,0],'network':['article','dep']}}",
				Map.of("base.momentum", "must be", "grid.learningRate[1]", "must be", "grid.network[1]", "article"));
		assertRefused("{'base':{'dataset':'numbered'},'grid':{'warmupEpochs':[0,3],'epochs':[2,4]}}",
				Map.of("grid.warmupEpochs[1]", "(in the run with warmupEpochs 3, epochs 2)"));
		assertRefused("{'base':{'dataset':'numbered'},'runs':[{'epochs':2},{'from':'run-9'},{'epoch':1}]}",
				Map.of("run 2", "(epochs none, from run-9, epoch none) is not possible: ", "runs[2].epoch",
						"did you mean epochs"));
		assertRefused("{'base':{'dataset':'numbered'},'grid':{'learningRate':[0.1,0.10]}}",
				Map.of("run 2", "is the same as run 1"));
		assertThat(this.sweeps.list()).isEmpty();
		assertThat(runs()).isEmpty();
	}

	@Test
	void whatIsWrongWithAllRunsIsToldAsOfARun() {
		assertThatExceptionOfType(io.convscope.dataset.UnknownDatasetException.class)
			.isThrownBy(() -> start("{'base':{'dataset':'mnist'},'grid':{'epochs':[1,2]}}"));
	}

	private void assertRefused(String request, Map<String, String> errors) {
		assertThatExceptionOfType(InvalidRequestException.class).isThrownBy(() -> start(request))
			.satisfies((refused) -> {
				assertThat(refused.errors()).containsOnlyKeys(errors.keySet());
				errors.forEach((place, what) -> assertThat(refused.errors().get(place)).contains(what));
			});
	}

	@Test
	void aSweepIsLongerThanTheQueueAndTakesTurnsWithOthers() {
		CountDownLatch gate = new CountDownLatch(1);
		this.fixtures.networks.step = () -> pass(gate);
		start("{'base':{'dataset':'numbered','owner':'Ada'},'grid':{'epochs':[1],"
				+ "'seed':[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15]}}");
		Run others = this.fixtures.runs()
			.start(new RunRequest("a run", "numbered", "quick", settings(), NetworkDescription.article(), "Bob", null));
		this.sweeps.look();
		assertThat(runs()).hasSize(2);
		gate.countDown();
		SweepView sweep = awaitEnd(1);
		assertThat(sweep.ended()).isEqualTo(15);
		assertThat(sweep.failed()).isZero();
		Run second = runs().get(2);
		assertThat(this.fixtures.awaitEnd(others).startedAt()).isBefore(second.startedAt());
		assertThat(runs()).filteredOn((run) -> run.sweep() != null).extracting(Run::owner).containsOnly("Ada");
	}

	private static TrainingSettings settings() {
		return RunFixtures.settings(1, 20);
	}

	private static void pass(CountDownLatch gate) {
		try {
			gate.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException(ex);
		}
	}

	@Test
	void aFailedRunDoesNotEndTheOthers() {
		AtomicInteger steps = new AtomicInteger();
		this.fixtures.networks.step = () -> {
			if (steps.incrementAndGet() == 2) {
				throw new IllegalStateException("broken");
			}
		};
		start(GRID);
		SweepView sweep = awaitEnd(1);
		assertThat(sweep.state()).isEqualTo(SweepView.State.COMPLETED);
		assertThat(sweep.failed()).isEqualTo(1);
		assertThat(sweep.runs()).filteredOn((run) -> run.state() == RunOfSweep.RunState.FAILED)
			.singleElement()
			.satisfies((run) -> assertThat(run.reason()).contains("broken"));
		assertThat(runs()).hasSize(4);
	}

	@Test
	void aRestartGoesOnAndRepeatsNothing() {
		CountDownLatch gate = new CountDownLatch(1);
		List<Integer> started = new CopyOnWriteArrayList<>();
		this.fixtures.networks.step = () -> {
			started.add(runs().size());
			if (runs().size() == 2) {
				pass(gate);
			}
		};
		start(GRID);
		await().atMost(PATIENCE).until(() -> {
			this.sweeps.look();
			return started.contains(2);
		});
		gate.countDown();
		this.fixtures.restart();
		this.sweeps = read();
		assertThat(awaitEnd(1).failed()).isZero();
		assertThat(runs()).extracting(Run::sweep)
			.containsExactly(new SweepPlace(1, 1), new SweepPlace(1, 2), new SweepPlace(1, 3), new SweepPlace(1, 4));
	}

	@Test
	void aRunThatWasQueuedRightBeforeAKillIsTheSweeps() throws IOException {
		CountDownLatch gate = new CountDownLatch(1);
		this.fixtures.networks.step = () -> pass(gate);
		Sweep noted = start(GRID);
		Path file = this.folder.resolve("sweeps/1/sweep.json");
		byte[] before = Files.readAllBytes(file);
		assertThat(noted.runs().get(0).runId()).isEqualTo(1);
		new SweepStore(this.fixtures.home(), new JsonMapper()).write(noted.with(1, unqueued(noted.runs().get(0))));
		assertThat(Files.readAllBytes(file)).isNotEqualTo(before);
		this.sweeps = read();
		assertThat(view(1).runs().get(0).runId()).isNull();
		this.sweeps.look();
		assertThat(view(1).runs().get(0).runId()).isEqualTo(1);
		assertThat(Files.readAllBytes(file)).isEqualTo(before);
		gate.countDown();
		awaitEnd(1);
		assertThat(runs()).hasSize(4);
	}

	private static PlannedRun unqueued(PlannedRun run) {
		return new PlannedRun(run.request(), run.settings(), null, null);
	}

	@Test
	void aCancelledSweepStopsItsRunAndStartsNoOther() {
		CountDownLatch gate = new CountDownLatch(1);
		this.fixtures.networks.step = () -> pass(gate);
		start(GRID);
		assertThatExceptionOfType(IllegalSweepStateException.class).isThrownBy(() -> this.sweeps.delete("1", false));
		this.sweeps.cancel("1");
		this.sweeps = read();
		gate.countDown();
		SweepView sweep = awaitEnd(1);
		assertThat(sweep.state()).isEqualTo(SweepView.State.CANCELLED);
		assertThat(sweep.runs()).extracting(RunOfSweep::state).containsOnly(RunOfSweep.RunState.CANCELLED);
		assertThat(runs()).extracting(Run::state).containsExactly(RunState.CANCELLED);
		assertThatExceptionOfType(IllegalSweepStateException.class).isThrownBy(() -> this.sweeps.cancel("1"));
		this.sweeps.delete("1", true);
		assertThat(runs()).isEmpty();
		assertThatExceptionOfType(UnknownSweepException.class).isThrownBy(() -> this.sweeps.get("1"));
		assertThat(start(GRID).id()).as("numbers are never given again").isEqualTo(2);
		awaitEnd(2);
	}

	@Test
	void aDeletedRunIsNotRepeated() {
		start("{'base':{'dataset':'numbered','epochs':1},'grid':{'seed':[1,2]}}");
		await().atMost(PATIENCE).until(() -> runs().get(0).state().isFinal());
		this.fixtures.runs().delete("1");
		SweepView sweep = awaitEnd(1);
		assertThat(sweep.runs()).extracting(RunOfSweep::state)
			.containsExactly(RunOfSweep.RunState.DELETED, RunOfSweep.RunState.COMPLETED);
		assertThat(runs()).extracting(Run::id).containsExactly(2);
	}

	@Test
	void aPausedRunPausesItsSweep() {
		CountDownLatch gate = new CountDownLatch(1);
		this.fixtures.networks.step = () -> pass(gate);
		start(GRID);
		await().atMost(PATIENCE).until(() -> runs().get(0).state() == RunState.RUNNING);
		assertThat(view(1).state()).isEqualTo(SweepView.State.RUNNING);
		this.fixtures.runs().get("1").requestPause();
		gate.countDown();
		await().atMost(PATIENCE).until(() -> view(1).state() == SweepView.State.PAUSED);
		this.sweeps.look();
		assertThat(runs()).hasSize(1);
		this.sweeps.cancel("1");
		assertThat(awaitEnd(1).state()).isEqualTo(SweepView.State.CANCELLED);
	}

	@Test
	void theTimeLeftFollowsFromTheRunsThatWereTrained() {
		CountDownLatch gate = new CountDownLatch(1);
		this.fixtures.networks.step = () -> {
			this.fixtures.passSeconds(3);
			if (runs().size() == 2) {
				pass(gate);
			}
		};
		start("{'base':{'dataset':'numbered','epochs':2,'batchSize':20},'grid':{'seed':[1,2,3]}}");
		assertThat(view(1).etaSeconds()).isNull();
		await().atMost(PATIENCE).until(() -> {
			this.sweeps.look();
			return runs().size() == 2;
		});
		assertThat(view(1).elapsedSeconds()).isEqualTo(6);
		assertThat(view(1).etaSeconds()).isEqualTo(12);
		assertThat(view(1).progress()).isEqualTo(1.0 / 3);
		gate.countDown();
		awaitEnd(1);
	}

}
