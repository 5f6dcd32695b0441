package io.convscope.training.cluster;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

import io.convscope.training.metrics.EpochResult;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what came of the epochs that a cluster has learned. Not thread-safe.
 */
public final class EpochReader {

	private final Path file;

	private final JsonMapper json = new JsonMapper();

	private long size = -1;

	private List<EpochResult> known = List.of();

	/**
	 * Begins.
	 * @param files of the run
	 */
	public EpochReader(ClusterFiles files) {
		this.file = files.metrics();
	}

	/**
	 * Finds the result of an epoch.
	 * @param epoch its number, from 1
	 * @return the result; empty if it is not there yet
	 * @throws IOException if the file can't be read
	 */
	public Optional<EpochResult> find(int epoch) throws IOException {
		if (this.known.size() < epoch) {
			read();
		}
		return (this.known.size() < epoch) ? Optional.empty() : Optional.of(this.known.get(epoch - 1));
	}

	// it is replaced by a longer one after each epoch
	private void read() throws IOException {
		try {
			long now = Files.size(this.file);
			if (now != this.size) {
				this.known = Files.readString(this.file, StandardCharsets.UTF_8)
					.lines()
					.map((line) -> this.json.readValue(line, Line.class).epoch())
					.toList();
				this.size = now;
			}
		}
		catch (NoSuchFileException ex) {
			// no epoch has ended yet
		}
	}

	/**
	 * A line of the file.
	 *
	 * @param epoch the result
	 */
	private record Line(EpochResult epoch) {
	}

}
