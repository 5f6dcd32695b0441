package io.convscope.model.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;

import io.convscope.model.Model;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Weights;
import io.convscope.settings.RoleProperties;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The models that come with the service, so that it can answer without training.
 * <p>
 * They were trained by the service itself, as described in {@code src/pretrained}. Thread
 * safe.
 */
@Component
class PretrainedModels {

	// by their ids: the files in pretrained, without their endings
	private static final Map<String, String> FILES = Map.of(Model.PRETRAINED, "cifar10", Model.PRETRAINED_DEEP,
			"cifar10-deep");

	private final Map<String, Model> models = new LinkedHashMap<>();

	@Autowired
	PretrainedModels(ModelProperties properties, RoleProperties role, JsonMapper json) {
		// a replica has them if the store does
		this(properties.pretrained() && !role.isReplica(), json);
	}

	PretrainedModels(boolean wanted, JsonMapper json) {
		if (wanted) {
			FILES.forEach((id, file) -> this.models.put(id, read(id, file, json)));
		}
	}

	private static Model read(String id, String file, JsonMapper json) {
		try (InputStream in = resource(file + ".json").getInputStream()) {
			JsonNode provenance = json.readTree(in);
			ObjectNode model = (ObjectNode) provenance.get("model");
			// the service names it there
			model.set("network", provenance.get("network"));
			return json.rebuild()
				.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
				.build()
				.treeToValue(model, Model.class)
				.withoutRun(id);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(
					"The description of the model " + id + ", which comes with the service," + " can't be read", ex);
		}
	}

	private static ClassPathResource resource(String file) {
		return new ClassPathResource("pretrained/" + file);
	}

	/**
	 * Lists the models.
	 * @return all of them; none if they are turned off
	 */
	Collection<Model> list() {
		return this.models.values();
	}

	boolean has(Model other) {
		return other.equals(this.models.get(other.id()));
	}

	/**
	 * Reads the weights of one of the models, which takes a few milliseconds.
	 * @param model one of them
	 * @return its weights
	 */
	Weights weights(Model model) {
		String file = FILES.get(model.id()) + ".safetensors";
		try (InputStream in = resource(file).getInputStream()) {
			return new Weights(Safetensors.read(in.readAllBytes()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The weights " + file + ", which come with the service, can't be read", ex);
		}
	}

}
