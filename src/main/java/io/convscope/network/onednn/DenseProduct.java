package io.convscope.network.onednn;

import org.bytedeco.dnnl.convolution_forward;
import org.bytedeco.dnnl.global.dnnl;
import org.bytedeco.dnnl.matmul;
import org.bytedeco.dnnl.memory;
import org.bytedeco.dnnl.primitive;
import org.bytedeco.dnnl.primitive_attr;

/**
 * What a dense layer computes forward: each row of the input, a picture's values, times
 * the weights, plus the biases.
 *
 * @param primitive computes it
 * @param source the rows as that sees them
 * @param weights how it sees PyTorch's array of them, and how it wants them
 * @param bias the biases as it sees them
 * @param target takes the result
 */
record DenseProduct(primitive primitive, memory source, Parameter.Relayout weights, memory bias, memory target) {

	private static final long[] ONE = { 1, 1 };

	private static final long[] NONE = { 0, 0 };

	/**
	 * Finds one that takes the weights as they are.
	 * @param rows the input
	 * @param bias the biases
	 * @param target takes the output
	 * @param attributes what is done with that at once
	 * @param oneDnn what computes it
	 * @return a product of matrices
	 */
	static DenseProduct plain(memory rows, memory bias, memory target, primitive_attr attributes, OneDnn oneDnn) {
		return product(transposed(rows, target), rows, bias, target, attributes, oneDnn);
	}

	/**
	 * Finds the fastest one whose rows have the same bits, however many there are, once
	 * the weights are laid out for it.
	 * @param rows the input
	 * @param bias the biases
	 * @param target takes the output
	 * @param attributes what is done with that at once
	 * @param oneDnn what computes it
	 * @return such a product
	 */
	static DenseProduct even(memory rows, memory bias, memory target, primitive_attr attributes, OneDnn oneDnn) {
		if (Processor.has(dnnl.cpu_isa.avx512_core)) {
			memory.desc any = Layout.any(columns(rows), columns(target));
			return product(any, rows, bias, target, attributes, oneDnn);
		}
		return convolution(rows, bias, target, attributes, oneDnn);
	}

	private static DenseProduct product(memory.desc weights, memory rows, memory bias, memory target,
			primitive_attr attributes, OneDnn oneDnn) {
		memory biasRow = oneDnn.view(bias, Layout.plain(1, columns(target)));
		matmul.primitive_desc desc = new matmul.primitive_desc(new matmul.desc(rows.get_desc(),
				Layout.ofType(rows.get_desc().data_type(), weights), biasRow.get_desc(), target.get_desc()), attributes,
				oneDnn.engine());
		return new DenseProduct(new matmul(desc), rows,
				new Parameter.Relayout(transposed(rows, target), desc.weights_desc()), biasRow, target);
	}

	// Without AVX-512 oneDNN's product adds up the last few rows in another order than
	// the rest. Its convolution adds up all pixels alike, and is faster: the rows are the
	// pixels of a line, their values the channels.
	private static DenseProduct convolution(memory rows, memory bias, memory target, primitive_attr attributes,
			OneDnn oneDnn) {
		memory source = line(rows, oneDnn);
		memory result = line(target, oneDnn);
		memory.desc kernels = Layout.plain(columns(target), columns(rows), 1, 1);
		convolution_forward.primitive_desc desc = new ConvolutionShapes(oneDnn.engine(), source.get_desc(),
				Layout.any(columns(target), columns(rows), 1, 1), bias.get_desc(), result.get_desc(), ONE, NONE)
			.forward(attributes);
		return new DenseProduct(new convolution_forward(desc), source,
				new Parameter.Relayout(kernels, desc.weights_desc()), bias, result);
	}

	private static memory line(memory rows, OneDnn oneDnn) {
		return oneDnn.view(rows, Layout.channelsLast(1, columns(rows), 1, Layout.sizes(rows)[0]));
	}

	private static memory.desc transposed(memory rows, memory target) {
		return Layout.transposed(columns(rows), columns(target));
	}

	private static long columns(memory matrix) {
		return Layout.sizes(matrix)[1];
	}

}
