package io.convscope.model;

import java.io.IOException;
import java.nio.file.Path;

import io.convscope.home.AtomicFile;
import io.convscope.network.Weights;

/**
 * A file of weights, safetensors, for what is not a model: some of a network's
 * parameters, or those of another moment.
 */
public final class WeightsFile {

	private WeightsFile() {
	}

	/**
	 * Writes weights, whole or not at all.
	 * @param file the file; its folder is made when absent
	 * @param weights any tensors
	 * @throws IOException if they can't be written; the file stays as it was
	 */
	public static void write(Path file, Weights weights) throws IOException {
		AtomicFile.write(file, (out) -> Safetensors.write(weights, out));
	}

	/**
	 * Reads weights.
	 * @param file the file
	 * @return the tensors, all of them finite numbers
	 * @throws IOException if the file can't be read, or holds no weights
	 */
	public static Weights read(Path file) throws IOException {
		return Safetensors.read(file);
	}

}
