package io.convscope.model;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Map;

import io.convscope.network.Weights;

/**
 * A file of weights, safetensors, for what is not a model: some of a network's
 * parameters, or those of another moment.
 */
public final class WeightsFile {

	private WeightsFile() {
	}

	/**
	 * Writes weights with something that is known of them.
	 * @param weights any tensors
	 * @param metadata what is known: texts by their names, which begin the file in this
	 * order
	 * @param out where to; need not be buffered
	 * @throws IOException if they can't be written
	 */
	public static void write(Weights weights, Map<String, String> metadata, OutputStream out) throws IOException {
		Safetensors.write(weights, NumberType.F32, metadata, out);
	}

	/**
	 * Reads what is known of the weights in a file.
	 * @param content the whole file
	 * @return texts by their names
	 * @throws IOException if it holds no weights
	 */
	public static Map<String, String> metadata(byte[] content) throws IOException {
		return SafetensorsHeader.read(new ByteArrayInputStream(content)).metadata();
	}

	/**
	 * Reads weights.
	 * @param content a whole file
	 * @return the tensors, all of them finite numbers
	 * @throws IOException if it holds no weights
	 */
	public static Weights read(byte[] content) throws IOException {
		return Safetensors.read(content);
	}

}
