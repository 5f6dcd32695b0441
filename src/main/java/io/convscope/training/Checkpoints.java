package io.convscope.training;

import java.time.Duration;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Decides when a run's checkpoints are made: at the end of each epoch, each so many
 * minutes, and when the run stops before its end. Confined to one thread.
 */
final class Checkpoints {

	private final CheckpointWriter writer;

	private final Function<Position, Checkpoint> copier;

	private final long intervalNanos;

	private long last = System.nanoTime();

	private boolean due;

	/**
	 * Begins to count the time.
	 * @param writer writes them
	 * @param copier copies what a checkpoint holds at a position
	 * @param interval the longest time between two
	 */
	Checkpoints(CheckpointWriter writer, Function<Position, Checkpoint> copier, Duration interval) {
		this.writer = writer;
		this.copier = copier;
		this.intervalNanos = interval.toNanos();
	}

	/**
	 * Makes a checkpoint after a step if it is time; while the one before is being
	 * written, a later step will.
	 * @param position tells where the run stands
	 */
	void stepDone(Supplier<Position> position) {
		boolean time = this.due || System.nanoTime() - this.last >= this.intervalNanos;
		if (time && this.writer.isFree()) {
			write(position.get());
		}
	}

	/**
	 * Makes a checkpoint after an epoch, or after the first step that it can be made.
	 * @param position tells where the run stands
	 */
	void epochDone(Supplier<Position> position) {
		this.due = true;
		stepDone(position);
	}

	/**
	 * Makes a checkpoint in any case.
	 * @param position where the run stands
	 */
	void write(Position position) {
		this.writer.write(position, this.copier);
		this.last = System.nanoTime();
		this.due = false;
	}

}
