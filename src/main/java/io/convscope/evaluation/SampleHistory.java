package io.convscope.evaluation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.model.Prediction;

/**
 * The predictions of a run's network for a test picture during training.
 *
 * @param runId the id of the run
 * @param sample the picture's address
 * @param label the true label
 * @param labelIndex its index
 * @param epochs the predictions after each epoch that is kept, in order
 * @param damaged the epochs whose files can no longer be read
 */
public record SampleHistory(int runId, String sample, String label, int labelIndex, List<Moment> epochs,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> damaged) {

	/**
	 * The predictions after an epoch.
	 *
	 * @param epoch the epoch number, counted from 1
	 * @param predictions all labels, the most probable first
	 */
	public record Moment(int epoch, List<Prediction> predictions) {
	}

}
