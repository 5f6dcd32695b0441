package io.convscope.model.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;

import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.model.safetensors.SafetensorsEntry;
import io.convscope.model.safetensors.SafetensorsException;
import io.convscope.model.safetensors.SafetensorsHeader;
import io.convscope.model.safetensors.WeightsTooLargeException;
import io.convscope.network.Architecture;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;

import org.springframework.util.unit.DataSize;

/**
 * Weights from a client, whose header fits the network. Memory is only allocated after
 * that check, and for bytes that have arrived.
 */
final class ImportedWeights {

	static final DataSize LIMIT = DataSize.ofMegabytes(64);

	private final Architecture architecture;

	private final SafetensorsHeader header;

	private final byte[] numbers;

	private ImportedWeights(Architecture architecture, SafetensorsHeader header, byte[] numbers) {
		this.architecture = architecture;
		this.header = header;
		this.numbers = numbers;
	}

	/**
	 * Receives a safetensors file.
	 * @param request has the names of the classes, one for each logit, and optionally the
	 * network
	 * @param known the networks to choose from if neither the file nor the request names
	 * one
	 * @param in the file; need not be buffered
	 * @param length its length in bytes; negative when unknown
	 * @return the file, whose numbers are not checked yet
	 * @throws InvalidWeightsException if the header is not valid or does not fit the
	 * network
	 * @throws WeightsTooLargeException if the file is too large
	 * @throws IOException if the bytes cannot be read
	 */
	static ImportedWeights receive(ImportRequest request, List<NetworkDescription> known, InputStream in, long length)
			throws IOException {
		requireSize(length);
		try {
			SafetensorsHeader header = SafetensorsHeader.read(in);
			requireSize(header.fileLength());
			if (length >= 0) {
				header.requireFileLength(length);
			}
			List<String> labels = request.labels();
			Architecture architecture = ImportedNetwork.of(header, labels.size(), request.network(), known);
			requireClasses(header, architecture.logits().name() + ".weight", labels);
			TensorFit.of(header, architecture)
				.require(" This is compared with the network " + architecture.description().name()
						+ "; name another with ?network=, or describe it in the file's metadata " + NetworkMetadata.KEY
						+ ".");
			byte[] numbers = in.readNBytes((int) (header.fileLength() - header.length()));
			if (in.read() >= 0) {
				throw header.tooLong("the file later");
			}
			return new ImportedWeights(architecture, header, numbers);
		}
		catch (SafetensorsException ex) {
			throw InvalidWeightsException.of(ex);
		}
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
		try {
			Weights weights = new Weights(Safetensors.numbers(this.header, new ByteArrayInputStream(this.numbers)));
			return new Weights(this.architecture.tensors().stream().map((shape) -> weights.get(shape.name())).toList());
		}
		catch (SafetensorsException ex) {
			throw InvalidWeightsException.of(ex);
		}
	}

	private static void requireSize(long bytes) {
		if (bytes > LIMIT.toBytes()) {
			throw WeightsTooLargeException.of(bytes, LIMIT);
		}
	}

	private static void requireClasses(SafetensorsHeader header, String logits, List<String> labels) {
		int[] shape = header.find(logits)
			.map(SafetensorsEntry::shape)
			.orElseThrow(() -> InvalidWeightsException.because(TensorFit.missing(logits, header)));
		if (shape.length == 2 && shape[0] != labels.size()) {
			throw InvalidWeightsException
				.because(logits + " has " + shape[0] + " outputs, one for each class, but there are " + labels.size()
						+ " labels: " + String.join(", ", labels) + ".");
		}
	}

}
