package io.convscope.model.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.util.Locale;

import io.convscope.memory.BytePieces;
import io.convscope.model.Model;
import io.convscope.model.safetensors.DType;
import io.convscope.network.Tensor;
import io.convscope.network.Weights;
import io.convscope.request.InvalidRequestException;

/**
 * A model's weights as a file to be downloaded.
 *
 * @param model the model
 * @param format the file's format
 * @param type the type of the file's numbers
 * @param length length in bytes
 * @param content the bytes, to be closed
 */
public record WeightsDownload(Model model, WeightsFormat format, DType type, long length, InputStream content) {

	static WeightsDownload of(Model model, FileChannel channel) {
		try {
			return new WeightsDownload(model, WeightsFormat.SAFETENSORS, DType.F32, channel.size(),
					Channels.newInputStream(channel));
		}
		catch (IOException ex) {
			throw new UncheckedIOException("The length of the weights of " + model.id() + " can't be read", ex);
		}
	}

	static WeightsDownload of(Model model, WeightsFormat format, DType type, Weights weights) {
		requireRange(weights, type);
		BytePieces.Writer bytes = new BytePieces.Writer();
		try {
			format.write(model, weights, type, bytes);
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex); // memory does not fail
		}
		BytePieces file = bytes.toPieces();
		return new WeightsDownload(model, format, type, file.length(), file.stream());
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
	 * @return the model's id with the type, if it is not single precision, and the
	 * format's suffix
	 */
	public String name() {
		return this.model.id() + ((this.type == DType.F32) ? "" : "-" + nameOf(this.type)) + "." + this.format.suffix();
	}

	/**
	 * Returns the entity tag of this content.
	 * @return a strong entity tag
	 */
	public String tag() {
		return tag(this.model, this.format, this.type);
	}

	/**
	 * Returns the entity tag of a model's weights.
	 * @param model the model
	 * @param format the file's format
	 * @param type the type of its numbers
	 * @return a strong entity tag; that of a format beside safetensors, which may hold
	 * the labels, belongs to this model alone
	 */
	public static String tag(Model model, WeightsFormat format, DType type) {
		String created = model.id() + "-" + model.createdAt();
		String content = (model.digest() != null) ? model.digest() : created;
		return "\"" + content + "-" + nameOf(type)
				+ ((format == WeightsFormat.SAFETENSORS) ? "" : "-" + created + "." + format.suffix()) + "\"";
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
