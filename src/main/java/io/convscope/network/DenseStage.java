package io.convscope.network;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.indexing.NDArrayIndex;

/**
 * A dense layer without activation; maps are flattened channel, row, column.
 */
final class DenseStage implements Stage {

	// arguments: transpose the first factor, the second, the product
	private static final NativeOp TIMES = new NativeOp("matmul", 0, 0, 0);

	private static final NativeOp TIMES_TRANSPOSED = new NativeOp("matmul", 0, 1, 0);

	private static final NativeOp TRANSPOSED_TIMES = new NativeOp("matmul", 1, 0, 0);

	private static final NativeOp ADD_BIAS = new NativeOp("biasadd");

	// below this, oneDNN sums in another order: with at least as many rows, a picture's
	// answer has the same bits
	// whatever company it is computed in
	private static final int LEAST_ROWS = 16;

	private final LayerInfo layer;

	private final ParameterBlock parameters;

	private final ReusedArray output = new ReusedArray();

	private final ReusedArray padding = new ReusedArray();

	private final ReusedArray inputGradient = new ReusedArray();

	private long[] inputShape = new long[0];

	private @Nullable INDArray input;

	DenseStage(LayerInfo layer, ParameterBlock parameters) {
		this.layer = layer;
		this.parameters = parameters;
	}

	@Override
	public INDArray forward(INDArray input, boolean training) {
		this.inputShape = input.shape();
		long rows = input.size(0);
		INDArray flat = input.reshape('c', rows, input.length() / rows);
		this.input = flat;
		INDArray factor = (training || rows >= LEAST_ROWS) ? flat : padded(flat);
		INDArray result = this.output.of(factor.size(0), this.layer.channels());
		TIMES_TRANSPOSED.run(new INDArray[] { factor, weight() }, result);
		ADD_BIAS.run(new INDArray[] { result, this.parameters.value(this.layer.name() + ".bias") }, result);
		return (factor == flat) ? result : firstRows(result, rows);
	}

	private INDArray padded(INDArray flat) {
		INDArray result = this.padding.of(LEAST_ROWS, flat.size(1));
		firstRows(result, flat.size(0)).assign(flat);
		return result;
	}

	private static INDArray firstRows(INDArray array, long rows) {
		return array.get(NDArrayIndex.interval(0, rows), NDArrayIndex.all());
	}

	private INDArray weight() {
		return this.parameters.value(this.layer.name() + ".weight");
	}

	@Override
	public INDArray backward(INDArray gradient) {
		INDArray last = Objects.requireNonNull(this.input, "forward comes first");
		INDArray result = this.inputGradient.of(last.shape());
		TRANSPOSED_TIMES.run(new INDArray[] { gradient, last },
				this.parameters.gradient(this.layer.name() + ".weight"));
		gradient.sum(this.parameters.gradient(this.layer.name() + ".bias"), 0);
		TIMES.run(new INDArray[] { gradient, weight() }, result);
		return result.reshape('c', this.inputShape);
	}

	@Override
	public void close() {
		this.output.close();
		this.padding.close();
		this.inputGradient.close();
	}

}
