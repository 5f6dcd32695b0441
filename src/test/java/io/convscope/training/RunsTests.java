package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.DatasetCatalog;
import io.convscope.dataset.DatasetFixtures;
import io.convscope.dataset.Samples;
import io.convscope.dataset.UnknownDatasetException;
import io.convscope.model.Model;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.ModelFixtures;
import io.convscope.model.store.Models;
import io.convscope.network.engine.Engine;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.IllegalRunStateException;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import io.convscope.training.run.RunStore;
import io.convscope.training.run.StopRequest;
import io.convscope.training.run.TrainingProperties;
import io.convscope.training.run.TrainingRun;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.JsonNodeFactory;

import org.springframework.util.FileSystemUtils;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.InstanceOfAssertFactories.throwable;
import static org.awaitility.Awaitility.await;

/**
 * The life of runs, from the queue to their models, and over a restart.
 */
class RunsTests {

	private static final int QUEUE_CAPACITY = 1;

	private final ScriptedNetworks networks = new ScriptedNetworks();

	private final CountDownLatch release = new CountDownLatch(1);

	@TempDir
	private Path folder;

	private ModelFixtures fixtures;

	private RunStore store;

	private TrainingThread thread;

	private Runs runs;

	@BeforeEach
	void open() {
		this.fixtures = new ModelFixtures(this.folder, this.networks);
		begin();
	}

	@AfterEach
	void close() throws IOException {
		this.release.countDown();
		this.thread.stop();
		this.fixtures.close();
	}

	@Test
	void theBestEpochBecomesTheModel() {
		this.networks.zeros = new int[] { 1, 3, 2 };
		Run run = awaitEnd(start(3));
		assertThat(run.state()).isEqualTo(RunState.COMPLETED);
		assertThat(run.modelId()).isEqualTo("run-1");
		assertThat(run.progress().testAccuracy()).isEqualTo(0.5);
		Model model = models().get("run-1");
		assertThat(model.epoch()).isEqualTo(2);
		assertThat(model.testAccuracy()).isEqualTo(0.75);
		assertThat(model.lastEpochTestAccuracy()).isEqualTo(0.5);
		assertThat(model.provisional()).isFalse();
		assertThat(models().weights(model)).usingRecursiveComparison().isEqualTo(ScriptedNetworks.weightsOf(2));
		assertThat(this.runs.get("1").metrics().snapshot().epochs()).extracting(EpochResult::testAccuracy)
			.containsExactly(0.25, 0.75, 0.5);
	}

	@Test
	void aRunIsRenamedInAnyStateUnlessItsFileIsDamaged() throws IOException {
		this.networks.zeros = new int[] { 1 };
		awaitEnd(start(1));
		this.runs.get("1").rename("another name");
		assertThat(this.runs.get("1").snapshot().name()).isEqualTo("another name");
		Path file = this.folder.resolve("runs/1/run.json");
		assertThat(file).content().contains("another name");
		Files.writeString(file, "damaged");
		assertThatThrownBy(() -> this.runs.get("1").rename("a third")).isInstanceOf(IllegalRunStateException.class)
			.hasMessageContaining("Run 1 can't be renamed");
		assertThat(file).hasContent("damaged");
	}

	@Test
	void eachEpochIsKeptToBeLookedAt() {
		this.networks.zeros = new int[] { 2, 1 };
		awaitEnd(start(2));
		Path epochs = this.folder.resolve("runs/1/epochs");
		assertThat(epochs).isDirectoryContaining("glob:**/0.safetensors")
			.isDirectoryContaining("glob:**/2.safetensors");
	}

	@Test
	void aLossThatIsNoNumberFailsTheRunAtOnce() {
		this.networks.loss = Double.NaN;
		Run run = awaitEnd(start(3));
		assertThat(run.state()).isEqualTo(RunState.FAILED);
		assertThat(run.reason()).contains("NaN", "step 1 of epoch 1", "learningRate smaller than 0.01");
		assertThat(run.modelId()).isNull();
	}

	@Test
	void aDivergedRunIsAdvisedByTheRateThatUsersSet() {
		this.networks.loss = Double.NaN;
		RunRequest request = new RunRequest("a run", "zeros", "quick",
				new TrainingSettings(2, 2, 0.01, 0.9, 42, null).with(Map.of("warmupEpochs", 1.0)));
		assertThat(awaitEnd(this.runs.start(request)).reason()).contains("smaller than 0.01.");
		this.networks.loss = 1;
		this.networks.sureness = Float.NaN;
		this.networks.step = () -> {
			this.networks.step = () -> {
			};
			this.runs.get("2").rates().change(0.5);
		};
		assertThat(awaitEnd(this.runs.start(request)).reason()).contains("overflowed", "smaller than 0.5.");
	}

	@Test
	void answersThatAreNoNumbersFailTheRunAsDiverged() {
		this.networks.sureness = Float.NaN;
		Run run = awaitEnd(start(3));
		assertThat(run.state()).isEqualTo(RunState.FAILED);
		assertThat(run.reason()).contains("overflowed in epoch 1", "learningRate smaller than 0.01");
	}

	@Test
	void whatAFailedRunHadLearnedIsKept() {
		this.networks.zeros = new int[] { 1, 3, 2 };
		this.networks.keep = () -> this.networks.loss = Double.NaN;
		Run run = awaitEnd(start(3));
		assertThat(run.state()).isEqualTo(RunState.FAILED);
		assertThat(run.reason()).contains("step 1 of epoch 2");
		assertThat(models().get("run-1").epoch()).isEqualTo(1);
		assertThat(models().get("run-1").provisional()).isFalse();
	}

	@Test
	void aDataSetThatCantBeHadFailsEachRunOnIt() {
		this.thread.stop();
		begin(DatasetFixtures.withoutArchive(this.fixtures.home().datasets()));
		for (int i = 0; i < 2; i++) {
			Run run = awaitEnd(this.runs.start(RequestCheck.complete(JsonNodeFactory.instance.objectNode(),
					(from) -> "cifar10", (json, field, reader) -> Optional.empty())));
			assertThat(run.state()).isEqualTo(RunState.FAILED);
			assertThat(run.reason()).contains("absent.tar.gz", "convscope.dataset.cifar10.source", "shapes");
		}
	}

	@Test
	void whatHoldsTheThreadAndWhatWaitsCanBeCancelled() {
		this.networks.step = this::awaitRelease;
		start(1);
		await().until(() -> this.runs.newest().state() == RunState.RUNNING);
		start(1);
		assertThatThrownBy(() -> start(1)).isInstanceOf(RunQueueFullException.class).hasMessageContaining("1 runs");
		assertThat(this.runs.cancel("2").state()).isEqualTo(RunState.CANCELLED);
		assertThatThrownBy(() -> this.runs.cancel("2")).isInstanceOf(IllegalRunStateException.class)
			.hasMessageContaining("CANCELLED");
		assertThat(this.runs.cancel("1").state()).isEqualTo(RunState.RUNNING);
		this.release.countDown();
		assertThat(awaitEnd(this.runs.get("1").snapshot()).state()).isEqualTo(RunState.CANCELLED);
		assertThat(this.runs.get("1").snapshot().modelId()).isNull();
		assertThatThrownBy(() -> this.runs.cancel("3")).isInstanceOf(UnknownRunException.class);
	}

	@Test
	void whatIsAboutToBePausedCanNotBeResumedYet() {
		List<Throwable> refused = new CopyOnWriteArrayList<>();
		this.networks.step = () -> {
			this.runs.pause("1");
			refused.add(catchThrowable(() -> this.runs.resume("1")));
		};
		start(1);
		await().until(() -> this.runs.newest().state() == RunState.PAUSED);
		assertThat(refused).singleElement()
			.asInstanceOf(throwable(IllegalRunStateException.class))
			.hasMessageContaining("about to be PAUSED");
	}

	@Test
	void aStopInterruptsWhatRunsAndLeavesWhatWaitsToTheNextStart() {
		this.networks.step = this::awaitRelease;
		start(1);
		await().until(() -> this.runs.newest().state() == RunState.RUNNING);
		start(1);
		CompletableFuture<Void> stopping = CompletableFuture.runAsync(this.thread::stop);
		await().until(this.runs.get("1").stop()::isRequested);
		this.release.countDown();
		stopping.join();
		assertThat(this.runs.list()).extracting(Run::state).containsExactly(RunState.INTERRUPTED, RunState.QUEUED);
		begin();
		assertThat(awaitEnd(this.runs.newest()).state()).isEqualTo(RunState.COMPLETED);
		assertThat(this.runs.get("1").snapshot().state()).isEqualTo(RunState.INTERRUPTED);
	}

	@Test
	void aStopAfterTheLastEpochChangesNothing() {
		this.networks.keep = () -> this.runs.get("1").stop().request(StopRequest.Cause.SHUTDOWN);
		assertThat(awaitEnd(start(1)).state()).isEqualTo(RunState.COMPLETED);
	}

	@Test
	void whatAKillBrokeOffIsFinishedAtTheNextStart() {
		keepAsIfKilled(1, RunState.RUNNING);
		keepAsIfKilled(2, RunState.CANCELLED);
		keepAsIfKilled(3, RunState.RUNNING);
		models().freeze("run-3", 0.25, Instant.EPOCH);
		this.thread.stop();
		begin();
		Run interrupted = this.runs.get("1").snapshot();
		assertThat(interrupted.state()).isEqualTo(RunState.INTERRUPTED);
		assertThat(interrupted.reason()).isNotNull();
		assertThat(interrupted.modelId()).isEqualTo("run-1");
		assertThat(this.runs.get("2").snapshot().modelId()).isEqualTo("run-2");
		assertThat(models().get("run-1").provisional()).isTrue();
		assertThat(models().get("run-2").provisional()).isFalse();
		assertThat(this.runs.get("3").snapshot().state()).isEqualTo(RunState.FAILED);
		assertThat(this.runs.get("3").snapshot().reason()).contains("the reason is not known");
		assertThat(this.store.read().whole()).isEqualTo(this.runs.list());
		this.runs.cancel("1");
		assertThat(models().get("run-1").provisional()).isFalse();
	}

	@Test
	void aRunWhoseFolderIsGoneCanBeDeletedAndItsNumberStaysTaken() throws IOException {
		awaitEnd(start(1));
		FileSystemUtils.deleteRecursively(this.folder.resolve("runs/1"));
		assertThat(awaitEnd(start(1)).id()).isEqualTo(2);
		FileSystemUtils.deleteRecursively(this.folder.resolve("runs/2"));
		this.runs.delete("1");
		this.runs.delete("2");
		assertThat(this.runs.list()).isEmpty();
		assertThat(awaitEnd(start(1)).id()).isEqualTo(3);
	}

	@Test
	void anUnknownDataSetIsNoRun() {
		assertThatThrownBy(() -> this.runs
			.start(new RunRequest("a run", "mnist", "quick", new TrainingSettings(1, 4, 0.01, 0.9, 42, null))))
			.isInstanceOf(UnknownDatasetException.class);
		assertThat(this.runs.list()).isEmpty();
		assertThat(this.store.nextId()).isEqualTo(1);
	}

	private void begin() {
		begin(DatasetCatalog.of(dataset()));
	}

	private void begin(DatasetCatalog datasets) {
		TrainingProperties properties = new TrainingProperties(QUEUE_CAPACITY, Duration.ofMinutes(5), false);
		TrainingService service = TrainingService.of(this.fixtures.home(), models(), this.networks, datasets,
				properties);
		this.store = service.store();
		this.thread = service.thread();
		this.runs = service.runs();
		this.thread.start();
	}

	private Models models() {
		return this.fixtures.models();
	}

	private static Dataset dataset() {
		Samples samples = new Samples(CIFAR10, new byte[4 * CIFAR10.values()], new byte[4]);
		return new Dataset("zeros", List.of("zero", "one"), samples, samples);
	}

	private Run start(int epochs) {
		return this.runs.start(request(epochs));
	}

	private static RunRequest request(int epochs) {
		return new RunRequest("a run", "zeros", "quick", new TrainingSettings(epochs, 2, 0.01, 0.9, 42, null));
	}

	private Run awaitEnd(Run run) {
		TrainingRun started = this.runs.get(Integer.toString(run.id()));
		return await().atMost(Duration.ofMinutes(1)).until(started::snapshot, (each) -> each.endedAt() != null);
	}

	private void awaitRelease() {
		try {
			this.release.await();
		}
		catch (InterruptedException ex) {
			throw new IllegalStateException("Training steps are never interrupted", ex);
		}
	}

	private void keepAsIfKilled(int id, RunState state) {
		Run run = Run.queued(id, request(3), Engine.DL4J, Instant.EPOCH, 1).started(Engine.DL4J, 1, Instant.EPOCH);
		this.store.folder(run.id()).write((state != RunState.RUNNING) ? run.ended(state, null, Instant.EPOCH) : run);
		models().save(new Model(Model.idOf(id), "zeros", dataset().labels(), id, 1, "testAccuracy", null, 0.25, 0.25,
				run.settings(), Instant.EPOCH, true), ScriptedNetworks.weightsOf(1));
	}

}
