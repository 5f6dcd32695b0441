package io.convscope.training.loop;

/**
 * Is called while a run trains, on the training thread, which waits: it should be quick,
 * and copy what it keeps. A listener that throws ends the training.
 */
@FunctionalInterface
interface TrainingListener {

	/**
	 * Training begins, or goes on from a checkpoint.
	 * @param state where it stands
	 */
	default void onStart(TrainingState state) {
	}

	/**
	 * An epoch begins, or goes on from a checkpoint.
	 * @param state where training stands
	 */
	default void onEpochStart(TrainingState state) {
	}

	/**
	 * The network has learned a batch.
	 * @param state where training stands after it
	 */
	default void onBatch(TrainingState state) {
	}

	/**
	 * All batches of an epoch are learned; evaluation begins.
	 */
	default void onEvaluation() {
	}

	/**
	 * An epoch has ended, evaluation included.
	 * @param epoch what came of it
	 */
	void onEpoch(TrainedEpoch epoch);

	/**
	 * Training stops before its end, as was requested.
	 * @param state where it stands
	 */
	default void onStop(TrainingState state) {
	}

}
