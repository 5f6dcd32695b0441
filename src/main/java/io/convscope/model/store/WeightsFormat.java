package io.convscope.model.store;

import java.io.IOException;
import java.io.OutputStream;
import java.util.Locale;

import io.convscope.model.Model;
import io.convscope.model.pth.PthWriter;
import io.convscope.model.safetensors.DType;
import io.convscope.model.safetensors.NetworkMetadata;
import io.convscope.model.safetensors.Safetensors;
import io.convscope.network.Weights;
import io.convscope.network.description.TensorShape;
import io.convscope.network.onnx.OnnxModel;
import io.convscope.request.InvalidRequestException;

/**
 * A format in which weights are downloaded. The bytes depend on the model and its weights
 * only.
 */
public enum WeightsFormat {

	/** A safetensors file, with the network in its metadata. */
	SAFETENSORS {
		@Override
		void write(Model model, Weights weights, DType type, OutputStream out) throws IOException {
			Safetensors.write(weights.tensors(), type, NetworkMetadata.of(model.network()), out);
		}
	},

	/** A state dictionary of PyTorch. */
	PTH {
		@Override
		void write(Model model, Weights weights, DType type, OutputStream out) throws IOException {
			PthWriter.write(weights.tensors(), type, out);
		}
	},

	/** The network with its weights as ONNX, in single precision only. */
	ONNX {
		@Override
		void write(Model model, Weights weights, DType type, OutputStream out) throws IOException {
			OnnxModel.write(model.architecture(), weights, model.labels(), out);
		}
	};

	// the weights, what a library makes of them, and the file
	private static final long COPIES = 3;

	/**
	 * Checks that files of this format can have numbers of a type.
	 * @param type the type
	 * @throws InvalidRequestException if they can't
	 */
	public void require(DType type) {
		if (this == ONNX && type != DType.F32) {
			throw InvalidRequestException.of("dtype", "must be f32 with format=onnx, or left out");
		}
	}

	/**
	 * Estimates how much memory making a file takes.
	 * @param model the model
	 * @param type the type of the file's numbers
	 * @return in bytes; 0 where the stored file is sent as it is
	 */
	public long memory(Model model, DType type) {
		if (this == SAFETENSORS && type == DType.F32) {
			return 0;
		}
		long numbers = model.architecture().tensors().stream().mapToLong(TensorShape::size).sum();
		return COPIES * Float.BYTES * numbers;
	}

	/**
	 * Writes a file.
	 * @param model the model
	 * @param weights its weights
	 * @param type the type that the numbers are rounded to
	 * @param out where to; need not be buffered
	 * @throws IOException if it cannot be written
	 */
	abstract void write(Model model, Weights weights, DType type, OutputStream out) throws IOException;

	/**
	 * Returns the suffix of files of this format.
	 * @return the suffix without its dot
	 */
	String suffix() {
		return name().toLowerCase(Locale.ROOT);
	}

}
