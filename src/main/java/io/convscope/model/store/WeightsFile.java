package io.convscope.model.store;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.Map;

import io.convscope.home.AtomicFile;
import io.convscope.home.DamagedFileException;
import io.convscope.home.Sha256;
import io.convscope.model.safetensors.DType;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.network.description.NetworkDescription;
import org.jspecify.annotations.Nullable;

/**
 * The file that holds a model's weights, in single precision.
 *
 * @param path the file's path
 * @param digest the digest that {@link #write} returned, by which damage is detected;
 * null if unknown
 */
record WeightsFile(Path path, @Nullable String digest) {

	private static final int PIECE = 1 << 16;

	// the header, the model's description, and what the file system needs for files and
	// folders
	private static final int BESIDE_NUMBERS = 1 << 16;

	/**
	 * Estimates how much space a model takes.
	 * @param weights its weights
	 * @return in bytes
	 */
	static long sizeOf(Weights weights) {
		long numbers = weights.tensors().stream().map(Tensor::values).mapToLong((values) -> values.length).sum();
		return numbers * Float.BYTES + BESIDE_NUMBERS;
	}

	/**
	 * Writes weights, durably.
	 * @param path the file's path
	 * @param weights the weights
	 * @param network the network that they belong to
	 * @return {@code sha256:} and the SHA-256 of the file in hexadecimal
	 * @throws IOException if they cannot be written
	 */
	static String write(Path path, Weights weights, NetworkDescription network) throws IOException {
		MessageDigest sum = Sha256.newDigest();
		Map<String, String> metadata = NetworkMetadata.of(network);
		AtomicFile.write(path,
				(out) -> Safetensors.write(weights.tensors(), DType.F32, metadata, new DigestOutputStream(out, sum)));
		return text(sum);
	}

	/**
	 * Computes the digest that {@link #write} would return.
	 * @param weights the weights
	 * @param network the network that they belong to
	 * @return the digest of their file
	 */
	static String digestOf(Weights weights, NetworkDescription network) {
		MessageDigest sum = Sha256.newDigest();
		try {
			Safetensors.write(weights.tensors(), DType.F32, NetworkMetadata.of(network),
					new DigestOutputStream(OutputStream.nullOutputStream(), sum));
		}
		catch (IOException ex) {
			throw new IllegalStateException(ex); // nothing is written
		}
		return text(sum);
	}

	/**
	 * Reads the weights.
	 * @return the tensors
	 * @throws DamagedFileException if the file is damaged
	 * @throws IOException if it cannot be read
	 */
	Weights read() throws IOException {
		MessageDigest sum = Sha256.newDigest();
		try (InputStream in = new DigestInputStream(Files.newInputStream(this.path), sum)) {
			Weights weights = new Weights(Safetensors.read(new BufferedInputStream(in, PIECE), Files.size(this.path)));
			require(sum);
			return weights;
		}
	}

	/**
	 * Checks the file and opens it for a caller that reads its bytes.
	 * @return the file at its beginning, to be closed
	 * @throws DamagedFileException if the file is damaged
	 * @throws IOException if it cannot be read
	 */
	FileChannel open() throws IOException {
		FileChannel channel = FileChannel.open(this.path, StandardOpenOption.READ);
		try {
			InputStream in = Channels.newInputStream(channel);
			Safetensors.requireWhole(in, channel.size());
			channel.position(0);
			MessageDigest sum = Sha256.newDigest();
			byte[] piece = new byte[PIECE];
			for (int length = in.read(piece); length >= 0; length = in.read(piece)) {
				sum.update(piece, 0, length);
			}
			require(sum);
			return channel.position(0);
		}
		catch (IOException ex) {
			channel.close();
			throw ex;
		}
	}

	private void require(MessageDigest sum) throws DamagedFileException {
		if (this.digest != null && !this.digest.equals(text(sum))) {
			throw DamagedFileException.checksum();
		}
	}

	private static String text(MessageDigest sum) {
		return "sha256:" + HexFormat.of().formatHex(sum.digest());
	}

}
