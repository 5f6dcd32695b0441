package io.convscope;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/**
 * Runs on {@code shapes} are started, paused, resumed, cancelled and deleted at random
 * while the power is cut or the process is killed, again and again: nothing that the
 * service has acknowledged is lost. It takes root on a Linux with loop devices.
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

	private final Acknowledged acknowledged = new Acknowledged(new Random(this.seed + 1));

	@TempDir
	private Path folder;

	@Test
	void loseNothing() throws Exception {
		int cutsDone = 0;
		int killsDone = 0;
		try (LoopDisk disk = LoopDisk.make(this.folder, MEGABYTES)) {
			System.out.println("The moments of the cuts are drawn from the seed " + this.seed);
			while (cutsDone + killsDone < this.cuts + this.kills && System.nanoTime() < this.deadline) {
				boolean cut = this.random.nextInt(this.cuts + this.kills - cutsDone - killsDone) < this.cuts - cutsDone;
				live(disk, cut);
				cutsDone += cut ? 1 : 0;
				killsDone += cut ? 0 : 1;
			}
			try (JarProcess process = start(disk)) {
				this.acknowledged.check(process.awaitReady());
			}
		}
		System.out.printf("%d power cuts and %d kills lost nothing of %d things acknowledged%n", cutsDone, killsDone,
				this.acknowledged.count());
		assertThat(this.acknowledged.count()).isPositive();
	}

	// until its power is cut, or it is killed
	private void live(LoopDisk disk, boolean cut) throws IOException {
		try (JarProcess process = start(disk)) {
			ServiceClient service = process.awaitReady();
			this.acknowledged.check(service);
			CompletableFuture<Void> end = CompletableFuture.runAsync(() -> {
				if (cut) {
					disk.cut();
				}
				process.kill();
			}, CompletableFuture.delayedExecutor(this.random.nextInt(LONGEST_LIFE_MILLIS), TimeUnit.MILLISECONDS));
			while (!end.isDone()) {
				try {
					this.acknowledged.move(service);
				}
				catch (AssertionError ex) {
					// no answer any more, or one that says that there is no disk
				}
			}
			end.join();
		}
		if (cut) {
			disk.restore();
		}
	}

	private static JarProcess start(LoopDisk disk) {
		return JarProcess.start(disk.folder().resolve("home"), "--convscope.training.checkpoint-interval=0s");
	}

}
