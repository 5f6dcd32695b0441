package io.convscope.inspection.epoch;

import java.util.List;

/**
 * The stored epochs of a run.
 *
 * @param runId the run's number
 * @param epochs the stored epochs, in ascending order; 0 is before the first
 * @param featuremaps the layers whose maps are available
 * @param filters the layers whose filters are available
 */
public record EpochList(int runId, List<Integer> epochs, List<String> featuremaps, List<String> filters) {
}
