package io.convscope.client;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.convscope.client.api.LookInsideApi;
import io.convscope.client.api.ModelsApi;
import io.convscope.client.api.PredictApi;
import io.convscope.client.api.TrainApi;
import io.convscope.client.model.Model;
import io.convscope.client.model.Predict200Response;
import io.convscope.client.model.Run;
import io.convscope.client.model.TrainingRequest;

/**
 * A walk through a service by the generated client: a run on the shapes, a prediction,
 * maps, an import, a deletion.
 */
public final class ClientWalk {

	private static final int PAUSE_MILLIS = 500;

	private ClientWalk() {
	}

	/**
	 * Walks.
	 * @param arguments the address of the service
	 * @throws Exception if the service answers anything else than it should
	 */
	public static void main(String[] arguments) throws Exception {
		ApiClient client = new ApiClient();
		client.setObjectMapper(new WalkMapper());
		client.updateBaseUri(arguments[0]);
		ModelsApi models = new ModelsApi(client);

		TrainApi training = new TrainApi(client);
		Run run = training.train(null, new TrainingRequest().dataset("shapes").epochs(1).trainLimit(1000).name("client"));
		while (run.getEndedAt() == null) {
			Thread.sleep(PAUSE_MILLIS);
			run = training.run(run.getId());
		}
		require(run.getState() == Run.StateEnum.COMPLETED, run);
		String model = run.getModelId();
		require(training.runMetrics(run.getId(), null, "json", null).getEpochs().size() == 1, "an epoch");

		LookInsideApi inside = new LookInsideApi(client);
		File picture = inside.picture(model, "shapes/test/0", null, 1, null, null, "png");
		Predict200Response answer = new PredictApi(client).predict(2, model, null, List.of(picture));
		require(answer.getPredictionAnswer().getPredictions().size() == 2, answer);

		File maps = inside.featureMaps("conv1", model, "shapes/test/0", null, 4, null, null, "png");
		require(isPng(maps), maps);

		File weights = models.modelWeights(model, "safetensors", null, null, null);
		Model imported = models.importModel(weights, null, "by-client", "shapes", null, null, null);
		require(imported.getDigest().equals(models.model(model).getDigest()), imported);
		require(names(models).contains("by-client"), names(models));
		models.deleteModel("by-client");
		require(!names(models).contains("by-client"), names(models));

		try {
			models.model("by-client");
			throw new IllegalStateException("It is still there");
		}
		catch (ApiException ex) {
			require(ex.getCode() == 404 && ex.getResponseBody().contains("/problems/unknown-model"), ex);
		}
		training.deleteRun(run.getId());
		System.out.println("The client has walked through " + arguments[0]);
	}

	private static List<String> names(ModelsApi models) throws ApiException {
		return models.models(null, null).getModels().stream().map(Model::getId).toList();
	}

	private static boolean isPng(File file) throws Exception {
		byte[] bytes = Files.readAllBytes(Path.of(file.getPath()));
		return bytes.length > 8 && new String(bytes, 1, 3).equals("PNG");
	}

	private static void require(boolean fact, Object instead) {
		if (!fact) {
			throw new IllegalStateException(String.valueOf(instead));
		}
	}

	/**
	 * Tells an answer that may have one of two forms by its fields, and sends a file as
	 * its bytes: the generated client would write its path as JSON.
	 */
	private static final class WalkMapper extends ObjectMapper {

		WalkMapper() {
			super(ApiClient.createDefaultObjectMapper());
			enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
		}

		@Override
		public ObjectMapper copy() {
			return this;
		}

		@Override
		public byte[] writeValueAsBytes(Object value) throws JsonProcessingException {
			if (value instanceof File file) {
				try {
					return Files.readAllBytes(file.toPath());
				}
				catch (IOException ex) {
					throw new UncheckedIOException(ex);
				}
			}
			return super.writeValueAsBytes(value);
		}

	}

}
