package io.convscope.training;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.ValidationSplit;
import io.convscope.dataset.Samples;
import io.convscope.model.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a run learns from, and what it is measured on.
 *
 * @param training the pictures to train on
 * @param validation training pictures that are held out to choose the best epoch by; null
 * for none
 * @param test the test pictures
 */
record TrainingParts(Samples training, @Nullable Samples validation, Samples test) {

	/**
	 * Divides a data set; equal settings divide it equally.
	 * @param dataset the data set
	 * @param settings of the run
	 * @return its parts
	 */
	static TrainingParts of(Dataset dataset, TrainingSettings settings) {
		Integer limit = settings.trainLimit();
		Samples train = (limit != null) ? dataset.train().first(limit) : dataset.train();
		Double share = settings.validation();
		if (share == null) {
			return new TrainingParts(train, null, dataset.test());
		}
		ValidationSplit divided = ValidationSplit.of(train, share, settings.seed());
		return new TrainingParts(divided.training(), divided.validation(), dataset.test());
	}

}
