package io.convscope.spark;

import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

import io.convscope.home.Checksum;
import io.convscope.home.Sha256;
import io.convscope.model.Model;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.model.store.Models;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * A model that a job predicts by, or starts from, as it is sent to executors.
 *
 * @param weights a safetensors file
 * @param labels the names of its classes, in the order of its outputs
 * @param described the service's {@code model.json}; null if it was not beside the
 * weights
 */
public record JobModel(byte[] weights, List<String> labels, byte @Nullable [] described) implements Serializable {

	// beside the weights in the service's home
	private static final String DESCRIPTION = "model.json";

	/**
	 * Reads a model and checks that its weights and labels fit its network.
	 * @param file a safetensors file
	 * @param labels the names of its classes, separated by commas; null for those that
	 * the service's {@code model.json} in the same folder has
	 * @return the model
	 * @throws JobFailedException if it can't be used; the message says why
	 * @throws IOException if it can't be read
	 */
	public static JobModel read(RemoteFile file, @Nullable String labels) throws IOException {
		byte[] described = file.sibling(DESCRIPTION).readIfThere().orElse(null);
		List<String> names;
		if (labels != null) {
			names = Stream.of(labels.split(",", -1)).map(String::strip).toList();
		}
		else if (described != null) {
			names = description(described).labels();
		}
		else {
			throw JobFailedException.because("No " + DESCRIPTION + " beside " + file.path()
					+ " names the classes of the model; name them with --labels cat,dog in the order of its outputs.");
		}
		JobModel model = new JobModel(file.read(), new ArrayList<>(names), described);
		try {
			model.parameters(model.architecture()).requireFit(model.architecture());
			return model;
		}
		catch (IOException | JacksonException | IllegalArgumentException ex) {
			throw JobFailedException.because("The model " + file.path() + " can't be used with " + names.size()
					+ " labels: " + ex.getMessage() + ".");
		}
	}

	private static Model description(byte[] described) throws IOException {
		return JsonMapper.shared()
			.rebuild()
			.disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
			.build()
			.readValue(Checksum.open(described), Model.class);
	}

	/**
	 * Puts the model among those of a home.
	 * @param models those of the home
	 * @param id what it is called there
	 */
	public void putInto(Models models, String id) {
		try {
			models.replace(model(id), parameters(architecture()));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The model was read before", ex);
		}
	}

	private Model model(String id) throws IOException {
		return (this.described != null) ? description(this.described).withoutRun(id)
				: Model.imported(id, null, this.labels, architecture().description(), Instant.EPOCH);
	}

	private Architecture architecture() throws IOException {
		return new Architecture(NetworkMetadata.read(Safetensors.metadata(this.weights)), this.labels.size());
	}

	private Weights parameters(Architecture architecture) throws IOException {
		Map<String, Tensor> tensors = Safetensors.read(this.weights)
			.stream()
			.collect(Collectors.toMap(Tensor::name, Function.identity()));
		return new Weights(architecture.tensors().stream().map((shape) -> find(shape, tensors)).toList());
	}

	private static Tensor find(TensorShape shape, Map<String, Tensor> tensors) {
		return Optional.ofNullable(tensors.get(shape.name()))
			.orElseThrow(() -> new IllegalArgumentException("it lacks " + shape.name()));
	}

	/**
	 * Makes the network.
	 * @return a network that the calling thread has to use and close
	 * @throws IOException never, as the file was read before
	 */
	public Network network() throws IOException {
		return Engine.networks().inference(architecture(), parameters(architecture()));
	}

	public String digest() {
		return "sha256:" + HexFormat.of().formatHex(Sha256.newDigest().digest(this.weights));
	}

}
