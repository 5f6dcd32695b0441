package io.convscope.training.metrics;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.convscope.home.JsonLines;
import io.convscope.home.StorageException;
import io.convscope.training.metrics.Metrics.LossPoint;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The metrics of one run, in memory and on disk, where each is a line of JSON.
 * <p>
 * One thread writes; any thread may read, without waiting for the disk.
 */
public final class MetricsHistory {

	// an upper bound, one block of the disk
	private static final long LINE_BYTES = 4096;

	private final int runId;

	private final JsonLines<Line> lines;

	private final List<EpochResult> epochs = new ArrayList<>();

	private final List<LossPoint> points = new ArrayList<>();

	private final @Nullable String fault;

	public MetricsHistory(int runId, Path file, JsonMapper json) {
		this.runId = runId;
		this.lines = new JsonLines<>(file, Line.class, json);
		this.fault = read();
	}

	/**
	 * Returns what is wrong with the file.
	 * @return a sentence without its full stop; null if nothing is wrong
	 */
	public @Nullable String fault() {
		return this.fault;
	}

	/**
	 * Adds the result of an epoch. It is written durably before readers see it.
	 * @param epoch the result
	 * @throws StorageException if it cannot be written
	 */
	public void add(EpochResult epoch) {
		try {
			this.lines.appendDurably(List.of(new Line(epoch, null)));
		}
		catch (IOException ex) {
			throw notWritable(ex);
		}
		synchronized (this) {
			this.epochs.add(epoch);
		}
	}

	/**
	 * Adds a point of the loss curve, which a power failure before the next epoch's
	 * result may lose.
	 * @param point the point
	 * @throws StorageException if it cannot be written
	 */
	public void add(LossPoint point) {
		try {
			this.lines.append(new Line(null, point));
		}
		catch (IOException ex) {
			throw notWritable(ex);
		}
		synchronized (this) {
			this.points.add(point);
		}
	}

	public synchronized Metrics snapshot() {
		return new Metrics(this.runId, this.epochs, this.points);
	}

	/**
	 * Finds an epoch's result.
	 * @param index its index, from 0
	 * @return the result; empty if there are fewer
	 */
	public synchronized Optional<EpochResult> epochAt(int index) {
		return (index < this.epochs.size()) ? Optional.of(this.epochs.get(index)) : Optional.empty();
	}

	/**
	 * Removes all metrics after a checkpoint that the run returns to.
	 * @param epoch the last epoch to keep
	 * @param step the last step to keep
	 * @return whether anything was removed
	 */
	public boolean cutAfter(int epoch, long step) {
		try {
			List<Line> all = this.lines.read().lines();
			List<Line> kept = all.stream().filter((line) -> line.isWithin(epoch, step)).toList();
			if (kept.size() == all.size()) {
				return false;
			}
			this.lines.replace(kept);
			synchronized (this) {
				this.epochs.clear();
				this.points.clear();
				kept.forEach(this::take);
			}
			return true;
		}
		catch (IOException ex) {
			throw notWritable(ex);
		}
	}

	/**
	 * Makes everything added so far durable.
	 * @throws StorageException if that fails
	 */
	public void flush() {
		try {
			this.lines.flush();
		}
		catch (IOException ex) {
			throw notWritable(ex);
		}
	}

	private StorageException notWritable(IOException cause) {
		return StorageException.of("The metrics of run " + this.runId + " can't be written",
				this.lines.file().toAbsolutePath().getParent(), LINE_BYTES, cause);
	}

	private @Nullable String read() {
		try {
			JsonLines.Found<Line> found = this.lines.read();
			found.lines().forEach(this::take);
			return (found.damaged() > 0) ? "The file " + this.lines.file() + " is damaged: " + found.damaged()
					+ " of its lines, each an epoch's metrics or a point of the loss curve, are missing" : null;
		}
		catch (IOException ex) {
			return "The file " + this.lines.file() + " can't be read, so the run's metrics are missing (" + ex + ")";
		}
	}

	private void take(Line line) {
		if (line.epoch() != null) {
			this.epochs.add(line.epoch());
		}
		if (line.point() != null) {
			this.points.add(line.point());
		}
	}

	/**
	 * A line of the file.
	 *
	 * @param epoch an epoch's result, or null
	 * @param point a point of the loss, or null
	 */
	private record Line(@Nullable EpochResult epoch, @Nullable LossPoint point) {

		boolean isWithin(int lastEpoch, long lastStep) {
			return (this.epoch == null || this.epoch.epoch() <= lastEpoch)
					&& (this.point == null || this.point.step() <= lastStep);
		}

	}

}
