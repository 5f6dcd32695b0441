package io.convscope.spark.train;

import java.io.Serializable;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
import io.convscope.spark.dataset.JobDataset;
import io.convscope.training.run.RunRequest;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is trained, as it is sent to executors. Equal plans are the same training.
 *
 * @param id distinguishes trainings
 * @param dataset what is learned from
 * @param network the network as JSON
 * @param settings the settings as JSON
 * @param seed of shuffling and dropout
 * @param workers how many parts each batch is divided into
 */
record TrainingPlan(String id, JobDataset dataset, String network, String settings, long seed,
		int workers) implements Serializable {

	static TrainingPlan of(String id, RunRequest request, JobDataset dataset, long seed, int workers) {
		return new TrainingPlan(id, dataset, request.network().toJson(),
				JsonMapper.shared().writeValueAsString(request.settings().values()), seed, workers);
	}

	NetworkDescription description() {
		return NetworkDescription.parse(this.network);
	}

	TrainingSettings trainingSettings() {
		return JsonMapper.shared().readValue(this.settings, TrainingSettings.class);
	}

}
