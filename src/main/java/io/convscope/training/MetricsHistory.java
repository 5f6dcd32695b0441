package io.convscope.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

import io.convscope.home.AtomicFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * The figures of one run, on disk as one JSON line each and in memory.
 * <p>
 * One thread adds, any may read, and none waits for the disk. A process that was killed
 * while it wrote leaves half a line, which is taken out when the file is opened again.
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
			byte[] content = Files.readAllBytes(this.file);
			int whole = content.length;
			while (whole > 0 && content[whole - 1] != '\n') {
				whole--;
			}
			if (whole < content.length) {
				AtomicFile.write(this.file, Arrays.copyOf(content, whole));
			}
			new String(content, 0, whole, StandardCharsets.UTF_8).lines().forEach(this::take);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The metrics in " + this.file + " can't be read", ex);
		}
	}

	private void take(String text) {
		Line line = parse(text);
		if (line != null && line.epoch() != null) {
			this.epochs.add(line.epoch());
		}
		if (line != null && line.point() != null) {
			this.points.add(line.point());
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
