package io.convscope.spark.score;

import java.io.IOException;
import java.io.Serializable;
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
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Architecture;
import io.convscope.network.Network;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import io.convscope.spark.Engine;
import io.convscope.spark.JobFailedException;
import io.convscope.spark.RemoteFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The model that predicts, as it is sent to executors.
 *
 * @param weights a safetensors file
 * @param labels the names of its classes, in the order of its outputs
 */
record ScoredModel(byte[] weights, List<String> labels) implements Serializable {

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
	static ScoredModel read(RemoteFile file, @Nullable String labels) throws IOException {
		List<String> names = (labels != null) ? Stream.of(labels.split(",", -1)).map(String::strip).toList()
				: described(file.sibling(DESCRIPTION))
					.orElseThrow(() -> JobFailedException.because("No " + DESCRIPTION + " beside " + file.path()
							+ " names the classes of the model; name them with --labels cat,dog in the order of its"
							+ " outputs."));
		ScoredModel model = new ScoredModel(file.read(), new ArrayList<>(names));
		try {
			model.parameters(model.architecture()).requireFit(model.architecture());
			return model;
		}
		catch (IOException | JacksonException | IllegalArgumentException ex) {
			throw JobFailedException.because("The model " + file.path() + " can't be used with " + names.size()
					+ " labels: " + ex.getMessage() + ".");
		}
	}

	private static Optional<List<String>> described(RemoteFile description) throws IOException {
		Optional<byte[]> json = description.readIfThere();
		if (json.isEmpty()) {
			return Optional.empty();
		}
		return Optional.of(JsonMapper.shared()
			.readTree(Checksum.open(json.get()))
			.path("labels")
			.valueStream()
			.map(JsonNode::asString)
			.toList());
	}

	Architecture architecture() throws IOException {
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
	Network network() throws IOException {
		return Engine.networks().inference(architecture(), parameters(architecture()));
	}

	String digest() {
		return "sha256:" + HexFormat.of().formatHex(Sha256.newDigest().digest(this.weights));
	}

}
