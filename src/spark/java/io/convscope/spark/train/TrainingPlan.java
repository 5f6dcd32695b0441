package io.convscope.spark.train;

import java.io.Serializable;

import io.convscope.model.TrainingSettings;
import io.convscope.network.description.NetworkDescription;
import io.convscope.training.run.RunRequest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * What is trained, as it is sent to executors. Equal plans are the same training.
 *
 * @param id distinguishes trainings
 * @param dataset name of the data set
 * @param archive URL of the data set's archive; null if it needs none
 * @param network the network as JSON
 * @param settings the settings as JSON
 * @param workers how many parts each batch is divided into
 */
record TrainingPlan(String id, String dataset, @Nullable String archive, String network, String settings,
		int workers) implements Serializable {

	static TrainingPlan of(String id, RunRequest request, @Nullable String archive, int workers) {
		return new TrainingPlan(id, request.dataset(), archive, request.network().toJson(),
				JsonMapper.shared().writeValueAsString(request.settings().values()), workers);
	}

	NetworkDescription description() {
		return NetworkDescription.parse(this.network);
	}

	TrainingSettings trainingSettings() {
		return JsonMapper.shared().readValue(this.settings, TrainingSettings.class);
	}

}
