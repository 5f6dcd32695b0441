package io.convscope.model.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

import io.convscope.model.Model;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Weights;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/**
 * The model that comes with the service, so that it can answer without training.
 * <p>
 * It was trained by the service itself, as described in {@code src/pretrained}. Thread
 * safe.
 */
@Component
class PretrainedModel {

	private static final ClassPathResource DESCRIPTION = new ClassPathResource("pretrained/cifar10.json");

	private static final ClassPathResource WEIGHTS = new ClassPathResource("pretrained/cifar10.safetensors");

	private final Optional<Model> model;

	@Autowired
	PretrainedModel(ModelProperties properties, JsonMapper json) {
		this(properties.pretrained(), json);
	}

	PretrainedModel(boolean wanted, JsonMapper json) {
		this.model = wanted ? Optional.of(read(json)) : Optional.empty();
	}

	private static Model read(JsonMapper json) {
		try (InputStream in = DESCRIPTION.getInputStream()) {
			return json.rebuild()
				.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
				.build()
				.readValue(in, Provenance.class)
				.model()
				.withoutRun(Model.PRETRAINED);
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The description of the model that comes with the service can't be read",
					ex);
		}
	}

	/**
	 * Returns the model.
	 * @return the model; empty if it is turned off
	 */
	Optional<Model> description() {
		return this.model;
	}

	boolean is(Model other) {
		return this.model.filter(other::equals).isPresent();
	}

	/**
	 * Reads the weights, which takes a few milliseconds.
	 * @return the weights
	 */
	Weights weights() {
		try (InputStream in = WEIGHTS.getInputStream()) {
			return new Weights(Safetensors.read(in.readAllBytes()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The weights that come with the service can't be read", ex);
		}
	}

	/**
	 * The file that describes the model.
	 *
	 * @param model the model as the service that trained it described it
	 */
	record Provenance(Model model) {
	}

}
