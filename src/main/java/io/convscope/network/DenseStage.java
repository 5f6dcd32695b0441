package io.convscope.network;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A dense layer without activation.
 */
final class DenseStage implements Stage {

	// arguments: transpose the first factor, the second, the product
	private static final NativeOp TIMES = new NativeOp("matmul", 0, 0, 0);

	private static final NativeOp TIMES_TRANSPOSED = new NativeOp("matmul", 0, 1, 0);

	private static final NativeOp TRANSPOSED_TIMES = new NativeOp("matmul", 1, 0, 0);

	private static final NativeOp ADD_BIAS = new NativeOp("biasadd");

	// oneDNN sums a single row in another order: with one more, a picture's answer has
	// the same bits whatever company
	// it is computed in
	private static final int LEAST_ROWS = 2;

	private final int outputs;

	private final Parameter weight;

	private final Parameter bias;

	private final ReusedArray output = new ReusedArray();

	private final ReusedArray padding = new ReusedArray();

	private final ReusedArray transposedGradient = new ReusedArray();

	private final ReusedArray inputGradient = new ReusedArray();

	private final ReusedArray ones = new ReusedArray();

	private long[] inputShape = new long[0];

	private @Nullable INDArray input;

	DenseStage(LayerInfo layer, ParameterBlock parameters) {
		this.outputs = layer.channels();
		this.weight = parameters.get(layer.name() + ".weight");
		this.bias = parameters.get(layer.name() + ".bias");
	}

	@Override
	public INDArray forward(INDArray input, boolean training) {
		this.inputShape = input.shape();
		long rows = input.size(0);
		INDArray flat = input.reshape('c', rows, input.length() / rows);
		this.input = flat;
		INDArray factor = (training || rows >= LEAST_ROWS) ? flat : padded(flat);
		INDArray result = this.output.of(factor.size(0), this.outputs);
		TIMES.run(new INDArray[] { factor, this.weight.value() }, result);
		ADD_BIAS.run(new INDArray[] { result, this.bias.value() }, result);
		return (factor == flat) ? result : firstRows(result, rows);
	}

	private INDArray padded(INDArray flat) {
		INDArray result = this.padding.of(LEAST_ROWS, flat.size(1));
		result.assign(0);
		firstRows(result, flat.size(0)).assign(flat);
		return result;
	}

	private static INDArray firstRows(INDArray array, long rows) {
		return array.get(NDArrayIndex.interval(0, rows), NDArrayIndex.all());
	}

	@Override
	public INDArray backward(INDArray gradient) {
		INDArray last = Objects.requireNonNull(this.input, "forward comes first");
		INDArray result = inputGradient(gradient, last.shape());
		this.weight.addGradient(TRANSPOSED_TIMES, last, gradient);
		this.bias.addGradient(TIMES, this.ones.filled(1, 1, gradient.size(0)), gradient);
		return result.reshape('c', this.inputShape);
	}

	// gradient x weight^T is slow where the weight is large; weight x gradient^T and
	// turning it round are not
	private INDArray inputGradient(INDArray gradient, long[] shape) {
		INDArray transposed = this.transposedGradient.of(shape[1], shape[0]);
		TIMES_TRANSPOSED.run(new INDArray[] { this.weight.value(), gradient }, transposed);
		return this.inputGradient.of(shape).assign(transposed.transpose());
	}

	@Override
	public void close() {
		this.output.close();
		this.padding.close();
		this.transposedGradient.close();
		this.inputGradient.close();
		this.ones.close();
	}

}
