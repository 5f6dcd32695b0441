package io.convscope.training.histogram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

import io.convscope.home.JsonLines;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.json.JsonMapper;

/**
 * The histograms of one run on disk, a line for each epoch; nothing that a run needs to
 * go on. Thread safe, as long as only one thread at a time writes.
 *
 * @param runId the run's number
 * @param lines the file
 */
public record HistogramFile(int runId, JsonLines<EpochHistograms> lines) {

	private static final Logger logger = LoggerFactory.getLogger(HistogramFile.class);

	/**
	 * Names the file of a run.
	 * @param runId the run's number
	 * @param folder the run's folder
	 * @param json reads and writes the lines
	 */
	public HistogramFile(int runId, Path folder, JsonMapper json) {
		this(runId, new JsonLines<>(folder.resolve("histograms.jsonl"), EpochHistograms.class, json));
	}

	/**
	 * Adds an epoch, or replaces it after the run went back to a checkpoint. If that
	 * fails it is logged, and the epoch will be missing.
	 * @param epoch its histograms
	 */
	public void keep(EpochHistograms epoch) {
		try {
			this.lines.append(epoch);
		}
		catch (IOException ex) {
			logger.warn("The histograms of epoch {} of run {} can't be written to {}: {}", epoch.epoch(), this.runId,
					this.lines.file(), ex.toString());
		}
	}

	/**
	 * Removes what a process that was killed has left of a line, before others follow it.
	 */
	public void repair() {
		try {
			this.lines.read();
		}
		catch (IOException ex) {
			logger.warn("The histograms of run {} can't be read: {}", this.runId, ex.toString());
		}
	}

	/**
	 * Reads epochs, thinned out evenly.
	 * @param last the last one that the run has finished: it may have gone back
	 * @param most how many to read at most, at least 1; 1 reads the last, 2 and more the
	 * first and the last
	 * @param view what is kept of each
	 * @return those kept, in order; damaged ones are missing
	 */
	public List<EpochHistograms> read(int last, int most, UnaryOperator<EpochHistograms> view) {
		Set<Integer> wanted = evenly(last, most);
		TreeMap<Integer, EpochHistograms> newest = new TreeMap<>();
		try {
			this.lines.forEachWhole((each) -> {
				if (wanted.contains(each.epoch())) {
					newest.put(each.epoch(), view.apply(each));
				}
			});
		}
		catch (IOException ex) {
			logger.warn("The histograms of run {} can't be read: {}", this.runId, ex.toString());
		}
		return List.copyOf(newest.values());
	}

	private static Set<Integer> evenly(int last, int most) {
		if (last < most) {
			return IntStream.rangeClosed(0, last).boxed().collect(Collectors.toSet());
		}
		int gaps = Math.max(1, most - 1);
		return IntStream.range(gaps + 1 - most, gaps + 1)
			.mapToObj((i) -> (int) ((long) i * last / gaps))
			.collect(Collectors.toSet());
	}

}
