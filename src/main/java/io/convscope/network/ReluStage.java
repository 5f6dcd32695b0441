package io.convscope.network;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A rectifier; works in place, forward and backward.
 */
final class ReluStage implements Stage {

	private static final NativeOp FORWARD = new NativeOp("relu");

	private static final NativeOp BACKWARD = new NativeOp("relu_bp");

	private @Nullable INDArray output;

	@Override
	public INDArray forward(INDArray input, boolean training) {
		FORWARD.run(new INDArray[] { input }, new INDArray[] { input }, 0.0);
		this.output = input;
		return input;
	}

	@Override
	public INDArray backward(INDArray gradient) {
		// the output is above zero just where the input was
		INDArray last = Objects.requireNonNull(this.output, "forward comes first");
		BACKWARD.run(new INDArray[] { last, gradient }, new INDArray[] { gradient }, 0.0);
		return gradient;
	}

}
