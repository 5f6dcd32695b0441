package io.convscope.model.imports;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

import io.convscope.model.safetensors.InvalidWeightsException;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.model.safetensors.SafetensorsEntry;
import io.convscope.model.safetensors.SafetensorsException;
import io.convscope.model.safetensors.SafetensorsHeader;
import io.convscope.model.safetensors.WeightsTooLargeException;
import io.convscope.network.Architecture;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;

import org.springframework.util.unit.DataSize;

/**
 * Weights from a client, whose header fits the network. Memory is only allocated after
 * that check, and for bytes that have arrived.
 */
final class ImportedWeights {

	// of the largest network there may be: 50 million parameters of 4 bytes, the
	// statistics
	// of its normalizations and the header
	static final DataSize LIMIT = DataSize.ofMegabytes(192);

	// what arrives is held in pieces of this size, so that it need not be copied
	private static final int PIECE = 1 << 20;

	private final Architecture architecture;

	private final SafetensorsHeader header;

	private final List<byte[]> numbers;

	private ImportedWeights(Architecture architecture, SafetensorsHeader header, List<byte[]> numbers) {
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
	 * @param room how many bytes the memory of requests can hold
	 * @param in the file; need not be buffered
	 * @param length its length in bytes; negative when unknown
	 * @return the file, whose numbers are not checked yet
	 * @throws InvalidWeightsException if the header is not valid or does not fit the
	 * network
	 * @throws WeightsTooLargeException if the file is too large
	 * @throws IOException if the bytes cannot be read
	 */
	static ImportedWeights receive(ImportRequest request, List<NetworkDescription> known, long room, InputStream in,
			long length) throws IOException {
		requireSize(length, room);
		try {
			SafetensorsHeader header = SafetensorsHeader.read(in);
			requireSize(header.fileLength(), room);
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
			List<byte[]> numbers = pieces(in, header.fileLength() - header.length());
			if (in.read() >= 0) {
				throw header.tooLong("the file later");
			}
			return new ImportedWeights(architecture, header, numbers);
		}
		catch (SafetensorsException ex) {
			throw InvalidWeightsException.of(ex);
		}
	}

	private static List<byte[]> pieces(InputStream in, long length) throws IOException {
		List<byte[]> pieces = new ArrayList<>();
		for (long at = 0; at < length; at += PIECE) {
			pieces.add(in.readNBytes((int) Math.min(PIECE, length - at)));
		}
		return pieces;
	}

	/**
	 * Tells how much memory the weights take.
	 * @return bytes of their numbers in single precision
	 */
	long bytes() {
		return this.header.entries().stream().mapToLong((entry) -> Tensor.sizeOf(entry.shape())).sum() * Float.BYTES;
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
			List<InputStream> pieces = this.numbers.stream().<InputStream>map(ByteArrayInputStream::new).toList();
			Weights weights = new Weights(
					Safetensors.numbers(this.header, new SequenceInputStream(Collections.enumeration(pieces))));
			return new Weights(this.architecture.tensors().stream().map((shape) -> weights.get(shape.name())).toList());
		}
		catch (SafetensorsException ex) {
			throw InvalidWeightsException.of(ex);
		}
	}

	private static void requireSize(long bytes, long room) {
		if (bytes > LIMIT.toBytes()) {
			throw WeightsTooLargeException.of(bytes, LIMIT);
		}
		if (bytes > room) {
			throw WeightsTooLargeException.ofHeap(bytes, DataSize.ofBytes(room));
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
