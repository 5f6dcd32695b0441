package io.convscope.training.cluster;

import io.convscope.model.TrainingSettings;
import io.convscope.request.Faults;

/**
 * Checks what a cluster is to train.
 */
public final class WorkersCheck {

	private WorkersCheck() {
	}

	/**
	 * Checks the settings of a run, if it is for a cluster.
	 * @param settings the settings
	 * @param hasCluster whether the service has a cluster
	 * @throws io.convscope.request.InvalidRequestException if there is no cluster, or the
	 * run can't be divided, or needs what a cluster does not do
	 */
	public static void check(TrainingSettings settings, boolean hasCluster) {
		Integer workers = settings.workers();
		if (workers == null) {
			return;
		}
		Faults faults = new Faults();
		if (!hasCluster) {
			faults.refuse(TrainingSettings.WORKERS.name(),
					"must be left out here: the service has no cluster, as" + " convscope.spark.master is not set");
		}
		else if (workers > settings.batchSize()) {
			faults.refuse(TrainingSettings.WORKERS.name(), "must not be more than the pictures of a batch, which are "
					+ settings.batchSize() + ": each learns its share of every batch");
		}
		if (settings.patience() != null) {
			refuseBesideWorkers(TrainingSettings.PATIENCE.name(), faults);
		}
		if (settings.maxMinutes() != null) {
			refuseBesideWorkers(TrainingSettings.MAX_MINUTES.name(), faults);
		}
		faults.requireNoErrors();
	}

	private static void refuseBesideWorkers(String field, Faults faults) {
		faults.refuse(field, "must be left out beside workers: a cluster does not do that");
	}

}
