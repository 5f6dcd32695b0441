package io.convscope.training.histogram;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeMap;

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
	 * Reads the epochs.
	 * @param last the last one that the run has finished: it may have gone back
	 * @return those kept, in order; damaged ones are missing
	 */
	public List<EpochHistograms> read(int last) {
		TreeMap<Integer, EpochHistograms> newest = new TreeMap<>();
		try {
			this.lines.whole().forEach((each) -> newest.put(each.epoch(), each));
		}
		catch (IOException ex) {
			logger.warn("The histograms of run {} can't be read: {}", this.runId, ex.toString());
		}
		return List.copyOf(newest.headMap(last, true).values());
	}

}
