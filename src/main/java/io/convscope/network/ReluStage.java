package io.convscope.network;

import java.util.Objects;

import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.api.ops.impl.scalar.Step;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A rectifier; works in place, forward and backward.
 */
final class ReluStage implements Stage {

	private static final NativeOp FORWARD = new NativeOp("relu");

	private final ReusedArray positive = new ReusedArray();

	private @Nullable INDArray output;

	@Override
	public INDArray forward(INDArray input, boolean training) {
		FORWARD.run(new INDArray[] { input }, new INDArray[] { input }, 0.0);
		this.output = input;
		return input;
	}

	// a step and a product take a third of the time of relu_bp
	@Override
	public INDArray backward(INDArray gradient) {
		// the output, dropped out or not, is above zero just where the gradient passes
		INDArray last = Objects.requireNonNull(this.output, "forward comes first");
		INDArray mask = this.positive.of(last.shape());
		Nd4j.exec(new Step(last, mask, 0.0));
		return gradient.muli(mask);
	}

	@Override
	public void close() {
		this.positive.close();
	}

}
