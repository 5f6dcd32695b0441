package io.convscope.training.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The process that has a cluster train a run. It outlives the service, and is found again
 * by the number that it has written. Thread safe.
 *
 * @param process the process
 */
public record Driver(ProcessHandle process) {

	private static final Logger logger = LoggerFactory.getLogger(Driver.class);

	// of the clocks of files and processes
	private static final Duration INACCURACY = Duration.ofSeconds(10);

	private static final long PATIENCE_SECONDS = 20;

	/**
	 * Finds the process of a run.
	 * @param files of the run
	 * @return the process that was the last to be submitted; empty if it has ended
	 */
	public static Optional<Driver> of(ClusterFiles files) {
		try {
			String number = Files.readString(files.pid(), StandardCharsets.UTF_8).strip();
			Instant written = Files.getLastModifiedTime(files.pid()).toInstant();
			return ProcessHandle.of(Long.parseLong(number))
				.filter((process) -> process.isAlive() && isBegunAt(process, written))
				.map(Driver::new);
		}
		catch (IOException | NumberFormatException ex) {
			return Optional.empty();
		}
	}

	// another process has the number after a restart, or where a backup was restored
	private static boolean isBegunAt(ProcessHandle process, Instant written) {
		return process.info()
			.startInstant()
			.filter((begun) -> Duration.between(begun, written).abs().compareTo(INACCURACY) < 0)
			.isPresent();
	}

	/**
	 * Tells whether the process works still.
	 * @return false once it has ended
	 */
	public boolean isAlive() {
		return this.process.isAlive();
	}

	/**
	 * Ends the process and waits until it has ended, which takes seconds: it tells the
	 * cluster so.
	 */
	public void kill() {
		this.process.destroy();
		awaitEnd();
	}

	/**
	 * Waits until the process has ended, which has nothing to do any more.
	 */
	public void awaitEnd() {
		try {
			this.process.onExit().get(PATIENCE_SECONDS, TimeUnit.SECONDS);
		}
		catch (TimeoutException | ExecutionException ex) {
			logger.warn("Process {} does not end by itself", this.process.pid());
			this.process.destroyForcibly();
		}
		catch (InterruptedException ex) {
			this.process.destroyForcibly();
			Thread.currentThread().interrupt();
		}
	}

}
