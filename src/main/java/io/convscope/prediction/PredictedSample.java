package io.convscope.prediction;

import io.convscope.dataset.Part;
import io.convscope.dataset.Sample;

/**
 * Which sample was predicted.
 *
 * @param dataset the data set's name
 * @param part which part
 * @param index its place in the part, counted from 0
 * @param label what it truly shows
 */
record PredictedSample(String dataset, Part part, int index, String label) {

	static PredictedSample of(Sample sample) {
		return new PredictedSample(sample.dataset(), sample.part(), sample.index(), sample.labelName());
	}

}
