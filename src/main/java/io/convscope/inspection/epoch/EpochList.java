package io.convscope.inspection.epoch;

import java.util.List;

/**
 * What is kept of a run's epochs.
 *
 * @param runId the run
 * @param epochs those that are kept, in ascending order; 0 is before the first
 * @param featuremaps the layers whose maps are available
 * @param filters the layers whose filters are available
 */
public record EpochList(int runId, List<Integer> epochs, List<String> featuremaps, List<String> filters) {
}
