package io.convscope.serving.openinference.web;

import java.util.List;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.convscope.model.Model;
import io.convscope.model.store.Models;
import io.convscope.serving.ModelVersions;
import io.convscope.serving.ServedModels;
import io.convscope.serving.openinference.Inferences;
import io.convscope.serving.openinference.TensorInfo;
import org.jspecify.annotations.Nullable;

import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * What the protocol tells about models.
 */
@RestController
class ModelInfoController {

	private static final String PLATFORM = "convscope_safetensors";

	private final Models models;

	private final ServedModels served;

	private final Inferences inferences;

	ModelInfoController(Models models, ServedModels served, Inferences inferences) {
		this.models = models;
		this.served = served;
		this.inferences = inferences;
	}

	@GetMapping("/v2/models")
	ModelNames names() {
		return new ModelNames(this.models.list().stream().map(Model::id).toList());
	}

	@GetMapping({ "/v2/models/{name}", "/v2/models/{name}/versions/{version}" })
	ModelInfo info(@PathVariable String name, @PathVariable(required = false) @Nullable String version) {
		Model model = this.served.find(name, version);
		return new ModelInfo(model.id(), ModelVersions.names(model), PLATFORM, List.of(TensorInfo.input(model)),
				List.of(TensorInfo.output(model)));
	}

	@GetMapping({ "/v2/models/{name}/ready", "/v2/models/{name}/versions/{version}/ready" })
	ResponseEntity<ModelHealth> ready(@PathVariable String name,
			@PathVariable(required = false) @Nullable String version) {
		Model model = this.served.find(name, version);
		String problem = this.served.problem(model).orElse(null);
		return ResponseEntity.status((problem == null) ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE)
			.body(new ModelHealth(model.id(), problem == null, problem));
	}

	@GetMapping({ "/v2/models/{name}/config", "/v2/models/{name}/versions/{version}/config" })
	ModelConfig config(@PathVariable String name, @PathVariable(required = false) @Nullable String version) {
		Model model = this.served.find(name, version);
		TensorInfo input = TensorInfo.input(model);
		TensorInfo output = TensorInfo.output(model);
		return new ModelConfig(model.id(), PLATFORM, this.inferences.maxPictures(model),
				List.of(new TensorConfig(input.name(), "TYPE_" + input.datatype(), "FORMAT_NCHW", input.dims())),
				List.of(new TensorConfig(output.name(), "TYPE_" + output.datatype(), null, output.dims())));
	}

	/**
	 * The response body of the list.
	 *
	 * @param models the ids, the oldest first
	 */
	record ModelNames(List<String> models) {
	}

	/**
	 * The response body about a model.
	 *
	 * @param name its id
	 * @param versions the names of its only version
	 * @param platform what computes it, and the format of its weights
	 * @param inputs its only input
	 * @param outputs its output
	 */
	record ModelInfo(String name, List<String> versions, String platform, List<TensorInfo> inputs,
			List<TensorInfo> outputs) {
	}

	/**
	 * The response body of a model's health check.
	 *
	 * @param name its id
	 * @param ready whether it can answer
	 * @param error why not; null if it can
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record ModelHealth(String name, boolean ready, @Nullable String error) {
	}

	/**
	 * The response body with a model's configuration, in the words of Triton.
	 *
	 * @param name its id
	 * @param platform what computes it, and the format of its weights
	 * @param maxBatchSize the maximum number of pictures in a request
	 * @param input its only input
	 * @param output its output
	 */
	record ModelConfig(String name, String platform, @JsonProperty("max_batch_size") int maxBatchSize,
			List<TensorConfig> input, List<TensorConfig> output) {
	}

	/**
	 * A tensor in a model's configuration.
	 *
	 * @param name its name
	 * @param dataType its type
	 * @param format the order of its dimensions; null if it is no picture
	 * @param dims its dimensions without the number of pictures
	 */
	@JsonInclude(JsonInclude.Include.NON_NULL)
	record TensorConfig(String name, @JsonProperty("data_type") String dataType, @Nullable String format,
			List<Long> dims) {
	}

}
