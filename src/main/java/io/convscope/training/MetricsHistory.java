package io.convscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of one run, on disk as one JSON line each and in memory.
 * <p>
 * One thread adds, any may read, and none waits for the disk.
 */
final class MetricsHistory {

	private final int runId;

	private final JsonLines<Line> lines;

	private final List<EpochResult> epochs = new ArrayList<>();

	private final List<LossPoint> points = new ArrayList<>();

	MetricsHistory(int runId, Path file, JsonMapper json) {
		this.runId = runId;
		this.lines = new JsonLines<>(file, Line.class, json);
		read();
	}

	void add(EpochResult epoch) {
		append(new Line(epoch, null));
		synchronized (this) {
			this.epochs.add(epoch);
		}
	}

	void add(LossPoint point) {
		append(new Line(null, point));
		synchronized (this) {
			this.points.add(point);
		}
	}

	synchronized Metrics snapshot() {
		return new Metrics(this.runId, this.epochs, this.points);
	}

	/**
	 * Finds an epoch's result.
	 * @param index its place, from 0
	 * @return the result; empty when there are fewer
	 */
	synchronized Optional<EpochResult> epochAt(int index) {
		return (index < this.epochs.size()) ? Optional.of(this.epochs.get(index)) : Optional.empty();
	}

	/**
	 * Takes out what came after a moment that the run goes back to.
	 * @param epoch the last epoch that stays
	 * @param step the last step that stays
	 * @return whether there was anything
	 */
	boolean cutAfter(int epoch, long step) {
		try {
			List<Line> all = this.lines.read();
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
	 * Makes sure that all that was added until now outlasts a loss of power.
	 * @throws IOException if it can't
	 */
	void flush() throws IOException {
		this.lines.flush();
	}

	private void append(Line line) {
		try {
			this.lines.append(line);
		}
		catch (IOException ex) {
			throw notWritable(ex);
		}
	}

	private UncheckedIOException notWritable(IOException cause) {
		return new UncheckedIOException("The metrics can't be written to " + this.lines.file(), cause);
	}

	private void read() {
		try {
			this.lines.read().forEach(this::take);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The metrics in " + this.lines.file() + " can't be read", ex);
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
