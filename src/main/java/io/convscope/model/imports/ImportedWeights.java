package io.convscope.model.imports;

import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.util.Arrays;
import java.util.List;

import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.WeightsTooLargeException;
import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;

/**
 * Weights from a client, whose names and shapes fit the network. Memory is only allocated
 * after that check, and for bytes that have arrived.
 */
final class ImportedWeights {

	private static final byte[] ZIP = { 'P', 'K', 3, 4 };

	// the first byte of a pickle; what follows would be a header of safetensors that is
	// longer than any may be
	private static final byte PICKLE = (byte) 0x80;

	private static final int MOST_THIRD = 0x10;

	private final Architecture architecture;

	private final WeightsBody body;

	private ImportedWeights(Architecture architecture, WeightsBody body) {
		this.architecture = architecture;
		this.body = body;
	}

	/**
	 * Receives a safetensors file, or a state dictionary of PyTorch.
	 * @param request has the names of the classes, one for each logit, and optionally the
	 * network
	 * @param known the networks to choose from if neither the file nor the request names
	 * one
	 * @param room how many bytes the memory of requests can hold
	 * @param in the file; need not be buffered
	 * @param length its length in bytes; negative when unknown
	 * @return the file, whose numbers are not checked yet
	 * @throws InvalidWeightsException if the file is not valid or does not fit the
	 * network
	 * @throws WeightsTooLargeException if the file is too large
	 * @throws IOException if the bytes cannot be read
	 */
	static ImportedWeights receive(ImportRequest request, List<NetworkDescription> known, long room, InputStream in,
			long length) throws IOException {
		SizeLimit limit = new SizeLimit(room);
		limit.require(length);
		WeightsBody body = body(in, length, limit);
		FileTensors tensors = body.tensors();
		List<String> labels = request.labels();
		Architecture architecture = ImportedNetwork.of(tensors, labels.size(), request.network(), known);
		requireClasses(tensors, architecture.logits().name() + ".weight", labels);
		TensorFit.of(tensors, architecture)
			.require(" This is compared with the network " + architecture.description().name()
					+ "; name another with ?network=, or describe it in the metadata " + NetworkMetadata.KEY
					+ " of a safetensors file.");
		body.receive();
		return new ImportedWeights(architecture, body);
	}

	private static WeightsBody body(InputStream in, long length, SizeLimit limit) throws IOException {
		byte[] first = in.readNBytes(ZIP.length);
		PushbackInputStream whole = new PushbackInputStream(in, ZIP.length);
		whole.unread(first);
		if (first.length == ZIP.length && first[0] == PICKLE && Byte.toUnsignedInt(first[2]) > MOST_THIRD) {
			throw InvalidWeightsException
				.because("The body is a bare pickle, as torch.save wrote it before PyTorch 1.6;"
						+ " save it anew with torch.save(model.state_dict(), path).");
		}
		return Arrays.equals(first, ZIP) ? PthBody.receive(whole, limit) : SafetensorsBody.begin(whole, length, limit);
	}

	/**
	 * Tells how much memory the weights take.
	 * @return bytes of their numbers in single precision
	 */
	long bytes() {
		return this.body.tensors().entries().stream().mapToLong((each) -> Tensor.sizeOf(each.shape())).sum()
				* Float.BYTES;
	}

	/**
	 * Returns the network.
	 * @return the network, with a class for each label
	 */
	Architecture architecture() {
		return this.architecture;
	}

	/**
	 * Reads the numbers.
	 * @return the weights, in the order of the network's parameters
	 * @throws InvalidWeightsException if some are missing or not finite
	 * @throws IOException never, since the bytes are in memory
	 */
	Weights weights() throws IOException {
		FileTensors tensors = this.body.tensors();
		return new Weights(this.body.numbers(this.architecture.tensors()
			.stream()
			.map((shape) -> tensors.find(shape.name()).orElseThrow())
			.toList()));
	}

	private static void requireClasses(FileTensors tensors, String logits, List<String> labels) {
		int[] shape = tensors.find(logits)
			.map(FileTensors.Entry::shape)
			.orElseThrow(() -> InvalidWeightsException.because(TensorFit.missing(logits, tensors)));
		if (shape.length == 2 && shape[0] != labels.size()) {
			throw InvalidWeightsException
				.because(logits + " has " + shape[0] + " outputs, one for each class, but there are " + labels.size()
						+ " labels: " + String.join(", ", labels) + ".");
		}
	}

}
