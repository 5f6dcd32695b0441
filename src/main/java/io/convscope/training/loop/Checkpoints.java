package io.convscope.training.loop;

import java.time.Duration;
import java.util.Optional;
import java.util.function.Function;

import io.convscope.training.checkpoint.Checkpoint;
import io.convscope.training.checkpoint.Position;
import io.convscope.training.run.StopRequest;
import io.convscope.training.run.TrainingRun;

/**
 * Makes a run's checkpoints: between two epochs, at intervals, and when the run stops
 * before its end, unless it is cancelled. Confined to one thread.
 */
final class Checkpoints implements TrainingListener, AutoCloseable {

	private final TrainingRun run;

	private final CheckpointWriter writer;

	private final Function<Position, Checkpoint> copier;

	private final long intervalNanos;

	private long last = System.nanoTime();

	private boolean due;

	/**
	 * Begins to count the time.
	 * @param run whose checkpoints they are
	 * @param copier copies what a checkpoint holds at a position
	 * @param interval the longest time between two
	 */
	Checkpoints(TrainingRun run, Function<Position, Checkpoint> copier, Duration interval) {
		this.run = run;
		this.writer = new CheckpointWriter(run);
		this.copier = copier;
		this.intervalNanos = interval.toNanos();
	}

	@Override
	public void onEpochStart(TrainingState state) {
		if (this.due) {
			writeIfFree(state);
		}
	}

	@Override
	public void onBatch(TrainingState state) {
		if (this.due || System.nanoTime() - this.last >= this.intervalNanos) {
			writeIfFree(state);
		}
	}

	// when the next one begins: after the last one there is nothing to go on with
	@Override
	public void onEpoch(TrainedEpoch epoch) {
		this.due = true;
	}

	@Override
	public void onStop(TrainingState state) {
		if (!this.run.stop().cause().equals(Optional.of(StopRequest.Cause.CANCEL))) {
			write(state);
		}
	}

	// while the one before is being written, a later step will
	private void writeIfFree(TrainingState state) {
		if (this.writer.isFree()) {
			write(state);
		}
	}

	private void write(TrainingState state) {
		this.writer.write(state.position(), this.copier);
		this.last = System.nanoTime();
		this.due = false;
	}

	/**
	 * Waits until all are written.
	 */
	@Override
	public void close() {
		this.writer.close();
	}

}
