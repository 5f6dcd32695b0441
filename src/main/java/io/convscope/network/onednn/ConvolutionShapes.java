package io.convscope.network.onednn;

import java.util.function.Function;

import org.bytedeco.dnnl.convolution_backward_data;
import org.bytedeco.dnnl.convolution_backward_weights;
import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.engine;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive_attr;
import org.bytedeco.dnnl.primitive_desc;

/**
 * A convolution for one number of pictures, with layouts and algorithm as oneDNN has them
 * fastest.
 * <p>
 * Where there is Winograd's algorithm (A. Lavin, S. Gray, <em>Fast Algorithms for
 * Convolutional Neural Networks</em>, 2016), which needs AVX-512 and 3x3 kernels, that
 * takes half the time.
 *
 * @param engine what computes it
 * @param source sizes of the input
 * @param weights sizes of the kernels
 * @param biases the biases
 * @param target sizes of the output
 * @param stride rows and columns from one place of a kernel to the next
 * @param padding rows and columns of zeros around the input
 */
record ConvolutionShapes(engine engine, memory.desc source, memory.desc weights, memory.desc biases, memory.desc target,
		long[] stride, long[] padding) {

	// fewer input channels would be filled up to this number, a vector's length
	private static final int LEAST_CHANNELS = 16;

	/**
	 * Finds the forward computation.
	 * @param attributes what is done with the result at once
	 * @return its description
	 */
	convolution_forward.primitive_desc forward(primitive_attr attributes) {
		return fastest((algorithm) -> forward(dnnl.prop_kind.forward_training, algorithm, attributes));
	}

	/**
	 * Finds the forward computation for kernels that never change: Winograd's algorithm
	 * takes them as it transforms them, instead of transforming them each time.
	 * @param attributes what is done with the result at once
	 * @return its description
	 */
	convolution_forward.primitive_desc forwardWithFixedKernels(primitive_attr attributes) {
		if (hasWinograd()) {
			convolution_forward.primitive_desc winograd = forward(dnnl.prop_kind.forward_inference,
					dnnl.algorithm.convolution_winograd, attributes);
			// the one with small tiles, which comes first for few pictures, has other
			// bits
			while (winograd.asBoolean() && !isUsual(winograd)) {
				if (!winograd.next_impl()) {
					return forward(attributes);
				}
			}
			if (winograd.asBoolean()) {
				return winograd;
			}
		}
		return forward(attributes);
	}

	private static boolean isUsual(primitive_desc winograd) {
		return winograd.impl_info_str().getString().contains("wino_4x3");
	}

	/**
	 * Finds the computation of the weights' gradient, a sum over pictures and places,
	 * which is of 32 bits whatever is multiplied.
	 * @return its description
	 */
	convolution_backward_weights.primitive_desc backwardWeights() {
		memory.desc gradient = Layout.ofType(memory.data_type.f32, this.weights);
		return fastest(
				(algorithm) -> new convolution_backward_weights.primitive_desc(
						new convolution_backward_weights.desc(algorithm, this.source, gradient, this.biases,
								this.target, this.stride, this.padding, this.padding),
						this.engine, hint(algorithm), true));
	}

	convolution_backward_data.primitive_desc backwardData() {
		return fastest((algorithm) -> new convolution_backward_data.primitive_desc(
				new convolution_backward_data.desc(algorithm, this.source, this.weights, this.target, this.stride,
						this.padding, this.padding),
				this.engine, hint(algorithm), true));
	}

	private convolution_forward.primitive_desc hint(dnnl.algorithm algorithm) {
		return forward(dnnl.prop_kind.forward_training, algorithm, new primitive_attr());
	}

	private convolution_forward.primitive_desc forward(dnnl.prop_kind kind, dnnl.algorithm algorithm,
			primitive_attr attributes) {
		return new convolution_forward.primitive_desc(new convolution_forward.desc(kind, algorithm, this.source,
				this.weights, this.biases, this.target, this.stride, this.padding, this.padding), attributes,
				this.engine, true);
	}

	private boolean hasWinograd() {
		return this.source.dims().get(1) >= LEAST_CHANNELS && hint(dnnl.algorithm.convolution_winograd).asBoolean();
	}

	private <D extends primitive_desc> D fastest(Function<dnnl.algorithm, D> maker) {
		if (hasWinograd()) {
			D winograd = maker.apply(dnnl.algorithm.convolution_winograd);
			if (winograd.asBoolean()) {
				return winograd;
			}
		}
		return maker.apply(dnnl.algorithm.convolution_direct);
	}

}
