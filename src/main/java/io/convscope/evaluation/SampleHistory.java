package io.convscope.evaluation;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.convscope.model.Prediction;

/**
 * What a run's network said of a test picture while it learned.
 *
 * @param runId the run
 * @param sample the picture's address
 * @param label what it truly shows
 * @param labelIndex that label's number
 * @param epochs what was said after each epoch that is kept, in their order
 * @param damaged the epochs whose files can't be read any more
 */
public record SampleHistory(int runId, String sample, String label, int labelIndex, List<Moment> epochs,
		@JsonInclude(JsonInclude.Include.NON_EMPTY) List<Integer> damaged) {

	/**
	 * What it said after an epoch.
	 *
	 * @param epoch the epoch's number, from 1
	 * @param predictions all labels, the likeliest first
	 */
	public record Moment(int epoch, List<Prediction> predictions) {
	}

}
