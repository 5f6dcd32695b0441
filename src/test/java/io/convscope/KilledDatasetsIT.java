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
 * Data sets are imported, filled, changed and deleted at random by a process that is
 * killed again and again: what it has acknowledged is there, and nothing is half-made.
 * {@code -Dkills.seed} repeats the moments of another time, as far as that goes.
 */
@Tag("ci")
class KilledDatasetsIT {

	private static final int MOST_MOVES = 40;

	private static final int LONGEST_END_MILLIS = 300;

	private final int kills = Integer.getInteger("kills", 6);

	private final long seed = Long.getLong("kills.seed", System.nanoTime());

	private final Random random = new Random(this.seed);

	@TempDir
	private Path home;

	@Test
	void loseNothing() throws IOException {
		System.out.println("The moments of the kills are drawn from the seed " + this.seed);
		Acknowledged acknowledged = new AcknowledgedDatasets(new Random(this.seed + 1), this.home.resolve("datasets"));
		for (int kill = 0; kill <= this.kills; kill++) {
			try (JarProcess process = JarProcess.start(this.home)) {
				ServiceClient service = process.awaitReady();
				acknowledged.check(service);
				if (kill < this.kills) {
					for (int moves = this.random.nextInt(MOST_MOVES); moves > 0; moves--) {
						acknowledged.move(service);
					}
					CompletableFuture<Void> end = CompletableFuture.runAsync(process::kill, CompletableFuture
						.delayedExecutor(this.random.nextInt(LONGEST_END_MILLIS), TimeUnit.MILLISECONDS));
					acknowledged.live(service, end);
					end.join();
				}
			}
		}
		System.out.printf("%d kills lost nothing of %d things acknowledged%n", this.kills, acknowledged.count());
		assertThat(acknowledged.count()).isPositive();
	}

}
