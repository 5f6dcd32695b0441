package io.convscope;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs and data sets are made, changed and deleted at random while the power is cut or
 * the process is killed, again and again: nothing that the service has acknowledged is
 * lost. It takes root on a Linux with loop devices.
 * <p>
 * A hundred of each take about half an hour, after which it ends in any case:
 * {@code ./mvnw verify -Pci -Dtest=None -Dsurefire.failIfNoSpecifiedTests=false
 * -Dit.test=PowerCutsIT -Dcuts=100 -Dkills=100}. {@code -Dcuts.seed} repeats the moments
 * of another time, as far as that goes.
 */
@Tag("ci")
class PowerCutsIT {

	private static final int MEGABYTES = 4096;

	private static final int LONGEST_LIFE_MILLIS = 5_000;

	private final int cuts = Integer.getInteger("cuts", 3);

	private final int kills = Integer.getInteger("kills", 2);

	private final long deadline = System.nanoTime() + TimeUnit.MINUTES.toNanos(Integer.getInteger("cuts.minutes", 30));

	private final long seed = Long.getLong("cuts.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	@TempDir
	private Path folder;

	@Test
	void loseNoRuns() throws Exception {
		try (LoopDisk disk = LoopDisk.make(this.folder, MEGABYTES)) {
			cutAndKill(disk, new AcknowledgedRuns(new Random(this.seed + 1)));
			requireNoRemains(disk.folder().resolve("home/models"));
		}
	}

	@Test
	void loseNoPictures() throws Exception {
		try (LoopDisk disk = LoopDisk.make(this.folder, MEGABYTES)) {
			cutAndKill(disk,
					new AcknowledgedDatasets(new Random(this.seed + 1), disk.folder().resolve("home/datasets")));
		}
	}

	private void cutAndKill(LoopDisk disk, Acknowledged acknowledged) throws IOException {
		int cutsDone = 0;
		int killsDone = 0;
		System.out.println("The moments of the cuts are drawn from the seed " + this.seed);
		while (cutsDone + killsDone < this.cuts + this.kills && System.nanoTime() < this.deadline) {
			boolean cut = this.random.nextInt(this.cuts + this.kills - cutsDone - killsDone) < this.cuts - cutsDone;
			live(disk, cut, acknowledged);
			cutsDone += cut ? 1 : 0;
			killsDone += cut ? 0 : 1;
		}
		try (JarProcess process = start(disk)) {
			acknowledged.check(process.awaitReady());
		}
		System.out.printf("%d power cuts and %d kills lost nothing of %d things acknowledged%n", cutsDone, killsDone,
				acknowledged.count());
		assertThat(acknowledged.count()).isPositive();
	}

	// until its power is cut, or it is killed
	private void live(LoopDisk disk, boolean cut, Acknowledged acknowledged) throws IOException {
		try (JarProcess process = start(disk)) {
			ServiceClient service = process.awaitReady();
			acknowledged.check(service);
			CompletableFuture<Void> end = CompletableFuture.runAsync(() -> {
				if (cut) {
					disk.cut();
				}
				process.kill();
			}, CompletableFuture.delayedExecutor(this.random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS));
			acknowledged.live(service, end);
			end.join();
		}
		if (cut) {
			disk.restore();
		}
	}

	private static void requireNoRemains(Path models) throws IOException {
		try (Stream<Path> files = Files.walk(models)) {
			assertThat(files).allSatisfy((file) -> {
				assertThat(file.toString()).doesNotEndWith(".tmp");
				if (Files.isDirectory(file) && !file.equals(models)) {
					assertThat(file.resolve("model.json")).exists();
				}
			});
		}
	}

	private static JarProcess start(LoopDisk disk) {
		return JarProcess.start(disk.folder().resolve("home"), "--convscope.training.checkpoint-interval=0s");
	}

}
