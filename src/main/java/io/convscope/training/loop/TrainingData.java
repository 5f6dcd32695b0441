package io.convscope.training.loop;

import java.util.List;

import io.convscope.dataset.Dataset;
import io.convscope.dataset.Samples;
import io.convscope.dataset.Share;
import io.convscope.dataset.ShuffledBatches;
import io.convscope.dataset.ValidationSplit;
import io.convscope.dataset.augmentation.AugmentationKind;
import io.convscope.model.TrainingSettings;
import org.jspecify.annotations.Nullable;

/**
 * What a run learns from, and what it is measured on.
 *
 * @param training the pictures to train on
 * @param validation training pictures that are held out to choose the best epoch by; null
 * for none
 * @param test the test pictures
 * @param batchSize pictures in a batch
 * @param seed of the order of the pictures, and of their changes
 * @param augmentation how training pictures are changed
 */
public record TrainingData(Samples training, @Nullable Samples validation, Samples test, int batchSize, long seed,
		List<AugmentationKind> augmentation) {

	/**
	 * Divides a data set; equal settings divide it equally.
	 * @param dataset the data set
	 * @param settings of the run
	 * @param seed of the order of the pictures
	 * @return its parts
	 */
	public static TrainingData of(Dataset dataset, TrainingSettings settings, long seed) {
		Integer limit = settings.trainLimit();
		Samples train = (limit != null) ? dataset.train().first(limit) : dataset.train();
		Double share = settings.validation();
		if (share == null) {
			return new TrainingData(train, null, dataset.test(), settings.batchSize(), seed, settings.augmentation());
		}
		ValidationSplit divided = ValidationSplit.of(train, share, settings.seed());
		return new TrainingData(divided.training(), divided.validation(), dataset.test(), settings.batchSize(), seed,
				settings.augmentation());
	}

	/**
	 * Begins an epoch, or goes on with it.
	 * @param epoch its number, from 1, which decides the order
	 * @param from how many of its batches to leave out at the beginning
	 * @return its batches, which the caller closes
	 */
	ShuffledBatches batches(int epoch, int from) {
		return batches(epoch, from, Share.WHOLE);
	}

	/**
	 * Begins an epoch that several learn together, or goes on with it.
	 * @param epoch its number, from 1, which decides the order
	 * @param from how many of its batches to leave out at the beginning
	 * @param share the part of each batch that is wanted
	 * @return these parts of its batches, which the caller closes
	 */
	public ShuffledBatches batches(int epoch, int from, Share share) {
		return new ShuffledBatches(this.training, this.batchSize, this.seed, epoch, from, this.augmentation, share);
	}

	/**
	 * Counts the batches of an epoch.
	 * @return the number, the last short one included
	 */
	public int batchesInEpoch() {
		return new EpochSize(this.training.size(), this.batchSize).batches();
	}

}
