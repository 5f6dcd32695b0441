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
 * A model's parameters as a safetensors file to be sent away.
 *
 * @param model whose they are
 * @param type the kind of its numbers
 * @param length in bytes
 * @param content the bytes, to be closed
 */
public record WeightsDownload(Model model, DType type, long length, InputStream content) {

	static WeightsDownload of(Model model, FileChannel channel) {
		try {
			return new WeightsDownload(model, DType.F32, channel.size(), Channels.newInputStream(channel));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The length of the weights of " + model.id() + " is not known", ex);
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
							+ " has the number " + value + ", which is too large for it; take f32");
				}
			}
		}
	}

	/**
	 * Names the file.
	 * @return the model's id with the format's suffix
	 */
	public String name() {
		return this.model.id() + ((this.type == DType.F32) ? "" : "-" + nameOf(this.type)) + ".safetensors";
	}

	/**
	 * Tells this content from what the same address gives at another time.
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
