package io.convscope.model.store;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Locale;

import io.convscope.model.Model;
import io.convscope.model.safetensors.DType;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.request.InvalidRequestException;

/**
 * A model's weights as a safetensors file to be downloaded.
 *
 * @param model the model
 * @param type the type of the file's numbers
 * @param length length in bytes
 * @param content the bytes, to be closed
 */
public record WeightsDownload(Model model, DType type, long length, InputStream content) {

	static WeightsDownload of(Model model, FileChannel channel) {
		try {
			return new WeightsDownload(model, DType.F32, channel.size(), Channels.newInputStream(channel));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The length of the weights of " + model.id() + " can't be read", ex);
		}
	}

	static WeightsDownload of(Model model, DType type, Weights weights) {
		requireRange(weights, type);
		ByteArrayOutputStream bytes = new ByteArrayOutputStream();
		try {
			Safetensors.write(weights.tensors(), type, NetworkMetadata.of(model.network()), bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex); // memory does not fail
		}
		return new WeightsDownload(model, type, bytes.size(), new ByteArrayInputStream(bytes.toByteArray()));
	}

	private static void requireRange(Weights weights, DType type) {
		for (Tensor tensor : weights.tensors()) {
			for (float value : tensor.values()) {
				if (!type.holds(value)) {
					throw InvalidRequestException.of("dtype", "can't be " + nameOf(type) + ", since " + tensor.name()
							+ " has the number " + value + ", which is too large for it; use f32");
				}
			}
		}
	}

	/**
	 * Returns the file's name.
	 * @return the model's id with the format's suffix
	 */
	public String name() {
		return this.model.id() + ((this.type == DType.F32) ? "" : "-" + nameOf(this.type)) + ".safetensors";
	}

	/**
	 * Returns the entity tag of this content.
	 * @return a strong entity tag
	 */
	public String tag() {
		return tag(this.model, this.type);
	}

	public static String tag(Model model, DType type) {
		String content = (model.digest() != null) ? model.digest() : model.id() + "-" + model.createdAt();
		return "\"" + content + "-" + nameOf(type) + "\"";
	}

	void close() {
		try {
			this.content.close();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	private static String nameOf(DType type) {
		return type.name().toLowerCase(Locale.ROOT);
	}

}
