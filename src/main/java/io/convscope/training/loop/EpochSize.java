package io.convscope.training.loop;

import io.convscope.model.TrainingSettings;

/**
 * How many pictures an epoch trains on, and in which batches.
 *
 * @param pictures what is trained on, 1 or more; each once
 * @param batchSize pictures in a batch, 1 or more
 */
public record EpochSize(int pictures, int batchSize) {

	/**
	 * Counts the pictures of a run, before they are loaded.
	 * @param settings of the run
	 * @param available training pictures of its data set
	 * @return the size without the validation split
	 */
	public static EpochSize of(TrainingSettings settings, int available) {
		int used = (settings.trainLimit() != null) ? Math.min(settings.trainLimit(), available) : available;
		long heldOut = (settings.validation() != null) ? Math.max(1, Math.round(used * settings.validation())) : 0;
		return new EpochSize(Math.toIntExact(used - heldOut), settings.batchSize());
	}

	/**
	 * Counts the batches.
	 * @return the number, the last short one included
	 */
	public int batches() {
		return (this.pictures + this.batchSize - 1) / this.batchSize;
	}

	/**
	 * Counts the pictures of the last batch.
	 * @return 1 up to the batch size
	 */
	public int lastBatch() {
		return this.pictures - (batches() - 1) * this.batchSize;
	}

}
