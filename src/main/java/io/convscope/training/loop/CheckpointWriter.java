package io.convscope.training.loop;

import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;

import io.convscope.training.checkpoint.Checkpoint;
import io.convscope.training.checkpoint.Position;
import io.convscope.training.run.TrainingRun;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes a run's checkpoints on a thread of its own, one at a time, so that training
 * doesn't wait for the disk. One that can't be written is told of in the run's status;
 * the ones before stay.
 * <p>
 * Used by one thread.
 */
final class CheckpointWriter implements AutoCloseable {

	private static final Logger logger = LoggerFactory.getLogger(CheckpointWriter.class);

	private final TrainingRun run;

	private final ExecutorService thread = Executors.newSingleThreadExecutor((task) -> {
		Thread thread = new Thread(task, "checkpoint");
		thread.setDaemon(true);
		return thread;
	});

	private CompletableFuture<Void> writing = CompletableFuture.completedFuture(null);

	private volatile boolean failing;

	CheckpointWriter(TrainingRun run) {
		this.run = run;
	}

	/**
	 * Tells whether a checkpoint would be written at once.
	 * @return whether the last one is done
	 */
	boolean isFree() {
		return this.writing.isDone();
	}

	/**
	 * Begins to write a checkpoint, after the one before. Where there is no memory for it
	 * there is none.
	 * @param position where the run stands
	 * @param copier copies what to write, on the calling thread
	 */
	void write(Position position, Function<Position, Checkpoint> copier) {
		try {
			Checkpoint checkpoint = copier.apply(position);
			this.writing = CompletableFuture.runAsync(() -> keep(checkpoint), this.thread);
		}
		catch (OutOfMemoryError ex) {
			failed(position, ex);
		}
	}

	private void keep(Checkpoint checkpoint) {
		try {
			// a checkpoint must not know of epochs that a loss of power takes out of the
			// history
			this.run.metrics().flush();
			this.run.checkpoints().write(checkpoint);
			if (this.failing) {
				this.failing = false;
				this.run.show((each) -> each.withNotice(null));
			}
			logger.debug("Run {} has a checkpoint at {}", this.run.id(), checkpoint.position());
		}
		catch (IOException ex) {
			failed(checkpoint.position(), this.run.checkpoints().explain(ex));
		}
		catch (RuntimeException | OutOfMemoryError ex) {
			failed(checkpoint.position(), ex);
		}
	}

	/**
	 * Tells the user that a checkpoint is missing, until the next one is written.
	 * @param position where the run stood
	 * @param cause why
	 */
	private void failed(Position position, Throwable cause) {
		this.failing = true;
		logger.error("The checkpoint of run {} at {} can't be written", this.run.id(), position, cause);
		String why = String.valueOf(cause.getMessage());
		this.run.show((each) -> each.withNotice("The checkpoint at " + position + " can't be written. The one before it"
				+ " stays, and the next epoch's end brings another. " + why + (why.endsWith(".") ? "" : ".")));
	}

	/**
	 * Waits until all is written, and ends the thread.
	 */
	@Override
	public void close() {
		this.writing.join();
		this.thread.shutdown();
	}

}
