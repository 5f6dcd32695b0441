package io.convscope.training;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.function.Predicate;
import java.util.stream.Stream;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Samples;
import io.convscope.home.DiskFullException;
import io.convscope.home.SmallDisk;
import io.convscope.model.TrainingSettings;
import io.convscope.model.store.ModelFixtures;
import io.convscope.network.Architecture;
import io.convscope.network.LearningRule;
import io.convscope.training.checkpoint.CheckpointFiles;
import io.convscope.training.metrics.EpochResult;
import io.convscope.training.run.Run;
import io.convscope.training.run.RunRequest;
import io.convscope.training.run.RunState;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static io.convscope.image.PictureSizes.CIFAR10;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

/**
 * A disk that fills up under a run, on a small file system in memory where one may be
 * mounted.
 */
class FullDiskTests {

	private static final int EPOCHS = 4;

	private final ScriptedNetworks networks = new ScriptedNetworks();

	@TempDir
	private Path disk;

	private SmallDisk small;

	private int steps;

	@BeforeEach
	void mount() {
		this.small = SmallDisk.mount(this.disk, 512);
	}

	@AfterEach
	void unmount() {
		if (this.small != null) {
			this.small.close();
		}
	}

	@Test
	void trainingGoesOnWithoutACheckpoint() throws IOException {
		// about 80 kB a checkpoint
		this.networks.velocities = 20_000;
		try (TrainingHome home = new TrainingHome(this.disk, this.networks, zeros())) {
			this.networks.step = () -> {
				switch (++this.steps) {
					case 2 -> {
						await(home, (run) -> Files.exists(checkpoint()) && isWriterFree());
						this.small.fill(60_000);
					}
					case 3 -> {
						await(home, (run) -> run.notice() != null && isWriterFree());
						assertThat(home.run(1).notice()).contains("epoch 3, batch 0 can't be written", "No space left");
						assertThat(new CheckpointFiles(checkpoint().getParent()).read().checkpoint().position().epoch())
							.isEqualTo(1);
						assertThat(checkpoint().resolveSibling("checkpoint-next.safetensors.tmp")).doesNotExist();
						this.small.makeRoom();
					}
					case 4 -> await(home, (run) -> run.notice() == null);
					default -> {
						// nothing happens
					}
				}
			};
			start(home);
			home.start();
			assertThat(home.await(1, RunState.COMPLETED).notice()).isNull();
			assertThat(home.runs().get("1").metrics().snapshot().epochs()).hasSize(EPOCHS);
		}
	}

	@Test
	void aRunThatCantKeepItsFiguresPausesAndLosesNothing() throws IOException {
		try (TrainingHome home = new TrainingHome(this.disk, this.networks, zeros())) {
			this.networks.step = () -> {
				if (++this.steps == 3) {
					this.small.fill(0);
				}
			};
			start(home);
			home.start();
			Run paused = home.await(1, RunState.PAUSED);
			assertThat(paused.reason()).contains("No space left", "POST /runs/1/resume");
			this.small.makeRoom();
			home.runs().resume("1");
			assertThat(home.await(1, RunState.COMPLETED).reason()).isNull();
			assertThat(home.runs().get("1").metrics().snapshot().epochs()).extracting(EpochResult::epoch)
				.containsExactly(1, 2, 3, 4);
		}
	}

	@Test
	void theServiceStartsWithAnInterruptedRunAndGoesOnWhenThereIsRoom() throws IOException {
		try (TrainingHome home = new TrainingHome(this.disk, this.networks, zeros())) {
			start(home);
			home.runs().get("1").start(this.networks.engine(), 1);
		}
		this.small.fill(0);
		try (TrainingHome home = new TrainingHome(this.disk, this.networks, zeros())) {
			assertThat(home.run(1).state()).isEqualTo(RunState.QUEUED);
			assertThat(home.run(1).notice()).contains("the disk is full", "Make room");
			home.start();
			await(home, (run) -> run.notice().contains("starts by itself"));
			assertThat(home.run(1).state()).isEqualTo(RunState.QUEUED);
			this.small.makeRoom();
			assertThat(home.await(1, RunState.COMPLETED).notice()).isNull();
		}
	}

	@Test
	void whatAFullDiskDoesNotTakeIsRefusedAndChangesNothing() throws IOException, InterruptedException {
		CountDownLatch training = new CountDownLatch(1);
		CountDownLatch gate = new CountDownLatch(1);
		this.networks.step = () -> {
			training.countDown();
			try {
				gate.await();
			}
			catch (InterruptedException ex) {
				throw new IllegalStateException(ex);
			}
		};
		try (TrainingHome home = new TrainingHome(this.disk, this.networks, zeros())) {
			start(home);
			start(home);
			start(home);
			home.runs().cancel("3");
			home.start();
			// RUNNING is said before the run has written what it begins with
			training.await();
			List<Run> before = home.runs().list();
			this.small.fill(0);
			assertRefused(() -> start(home));
			assertThat(this.disk.resolve("runs/4")).doesNotExist();
			assertRefused(() -> home.runs().cancel("1"));
			assertRefused(() -> home.runs().pause("1"));
			assertRefused(() -> home.runs().cancel("2"));
			assertThat(home.runs().list()).isEqualTo(before);
			assertThat(home.runs().get("1").stop().isRequested()).isFalse();
			home.runs().delete("3"); // that makes room
			this.small.makeRoom();
			home.runs().pause("1");
			gate.countDown();
			home.await(1, RunState.PAUSED);
			home.await(2, RunState.COMPLETED);
			this.small.fill(0);
			assertRefused(() -> home.runs().resume("1"));
			assertThat(home.run(1).state()).isEqualTo(RunState.PAUSED);
			this.small.makeRoom();
			home.runs().resume("1");
			home.await(1, RunState.COMPLETED);
		}
	}

	@Test
	void aRunThatTheDiskHasNoRoomForIsNotBegun() throws IOException {
		try (ModelFixtures fixtures = new ModelFixtures(this.disk)) {
			RunSpace space = new RunSpace(fixtures.home());
			assertThatExceptionOfType(DiskFullException.class)
				.isThrownBy(() -> space.requireToStart(Architecture.article(10), LearningRule.sgd(0.9)))
				.withMessageStartingWith("The run can't start in " + this.disk)
				// the article's network has 4.2 million weights of four bytes: eight
				// times
				.withMessageContaining("It takes 134,");
			assertThatExceptionOfType(DiskFullException.class)
				.isThrownBy(() -> space.requireToGoOn(Architecture.article(10), LearningRule.sgd(0.9)))
				.withMessageContaining("It takes 50,");
		}
	}

	private static void assertRefused(ThrowingCallable move) {
		assertThatExceptionOfType(DiskFullException.class).isThrownBy(move)
			.withMessageContaining("the disk is full")
			.withMessageContaining("It takes ");
	}

	private static Dataset zeros() {
		Samples samples = new Samples(CIFAR10, new byte[4 * CIFAR10.values()], new byte[4]);
		return new Dataset("zeros", List.of("zero", "one"), samples, samples);
	}

	private void start(TrainingHome home) {
		this.networks.zeros = new int[] { 4, 3, 2, 1 };
		home.runs()
			.start(new RunRequest("a run", "zeros", "quick", new TrainingSettings(EPOCHS, 4, 0.01, 0.9, 42, null)));
	}

	private static void await(TrainingHome home, Predicate<Run> fact) {
		Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> home.run(1), fact);
	}

	// as long as it is not, the end of an epoch leaves its checkpoint to a later step
	private static boolean isWriterFree() {
		return Thread.getAllStackTraces()
			.entrySet()
			.stream()
			.filter((each) -> each.getKey().getName().equals("checkpoint"))
			.flatMap((each) -> Stream.of(each.getValue()))
			.noneMatch((frame) -> frame.getClassName().startsWith(CompletableFuture.class.getName()));
	}

	private Path checkpoint() {
		return this.disk.resolve("runs/1/checkpoint.safetensors");
	}

}
