package io.convscope.training;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.convscope.inspection.epoch.EpochList;

/**
 * What is kept of a run's epochs.
 *
 * @param layers what its first layers were
 * @param predictions the epochs after which it is kept what the network said of the test
 * pictures, in ascending order
 */
record KeptEpochs(@JsonUnwrapped EpochList layers, List<Integer> predictions) {
}
