package io.convscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of one run, on disk as one JSON line each and in memory.
 * <p>
 * Thread safe. A process that was killed while it wrote leaves half a line, which reading
 * leaves out.
 */
final class MetricsHistory {

	private final int runId;

	private final Path file;

	private final JsonMapper json;

	private final List<EpochResult> epochs = new ArrayList<>();

	private final List<LossPoint> points = new ArrayList<>();

	MetricsHistory(int runId, Path file, JsonMapper json) {
		this.runId = runId;
		this.file = file;
		this.json = json;
		if (Files.exists(file)) {
			read();
		}
	}

	synchronized void add(EpochResult epoch) {
		append(new Line(epoch, null));
		this.epochs.add(epoch);
	}

	synchronized void add(LossPoint point) {
		append(new Line(null, point));
		this.points.add(point);
	}

	synchronized Metrics snapshot() {
		return new Metrics(this.runId, this.epochs, this.points);
	}

	private void append(Line line) {
		try {
			Files.createDirectories(this.file.getParent());
			Files.writeString(this.file, this.json.writeValueAsString(line) + "\n", StandardOpenOption.CREATE,
					StandardOpenOption.APPEND);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The metrics can't be written to " + this.file, ex);
		}
	}

	private void read() {
		try {
			String text = Files.readString(this.file, StandardCharsets.UTF_8);
			for (String each : text.lines().toList()) {
				Line line = parse(each);
				if (line != null && line.epoch() != null) {
					this.epochs.add(line.epoch());
				}
				if (line != null && line.point() != null) {
					this.points.add(line.point());
				}
			}
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The metrics in " + this.file + " can't be read", ex);
		}
	}

	private @Nullable Line parse(String line) {
		try {
			return this.json.readValue(line, Line.class);
		}
		catch (JacksonException ex) {
			return null;
		}
	}

	/**
	 * A line of the file.
	 *
	 * @param epoch an epoch's result, or null
	 * @param point a point of the loss, or null
	 */
	private record Line(@Nullable EpochResult epoch, @Nullable LossPoint point) {
	}

}
