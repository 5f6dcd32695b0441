package io.convscope.training.cluster;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads what drivers say of their rounds, while they say it. Not thread-safe.
 */
public final class RoundReader {

	private final Path file;

	private final JsonMapper json = new JsonMapper();

	private long position;

	/**
	 * Begins at the first round.
	 * @param files of the run
	 */
	public RoundReader(ClusterFiles files) {
		this.file = files.rounds();
	}

	/**
	 * Reads on.
	 * @return the rounds that were told since the last call, in their order
	 * @throws IOException if the file can't be read
	 */
	public List<LearnedRound> next() throws IOException {
		List<LearnedRound> rounds = new ArrayList<>();
		try (SeekableByteChannel channel = Files.newByteChannel(this.file).position(this.position);
				InputStream in = Channels.newInputStream(channel)) {
			byte[] added = in.readAllBytes();
			ByteArrayOutputStream line = new ByteArrayOutputStream();
			for (byte each : added) {
				line.write(each);
				if (each == '\n') {
					this.position += line.size();
					take(line.toString(StandardCharsets.UTF_8), rounds);
					line.reset();
				}
			}
		}
		catch (NoSuchFileException ex) {
			// nothing was submitted yet
		}
		return rounds;
	}

	// what a driver that was killed has begun to say stands before the next one's words
	private void take(String line, List<LearnedRound> rounds) {
		int begin = line.lastIndexOf('{');
		if (begin < 0) {
			return;
		}
		try {
			rounds.add(this.json.readValue(line.substring(begin), LearnedRound.class));
		}
		catch (JacksonException ex) {
			// words for people
		}
	}

}
