package io.convscope.network;

import java.util.Objects;

import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Max pooling.
 */
final class PoolingStage implements Stage {

	private static final int NHWC = 1;

	private final NativeOp forward;

	private final NativeOp backward;

	private final LayerInfo layer;

	private final ReusedArray output = new ReusedArray();

	private final ReusedArray inputGradient = new ReusedArray();

	private @Nullable INDArray input;

	PoolingStage(SubsamplingLayer configuration, LayerInfo layer) {
		int[] kernel = configuration.getKernelSize();
		int[] stride = configuration.getStride();
		int[] padding = configuration.getPadding();
		int[] arguments = { kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1], 1, 1, 0, 0, NHWC };
		this.forward = new NativeOp("maxpool2d", arguments);
		this.backward = new NativeOp("maxpool2d_bp", arguments);
		this.layer = layer;
	}

	@Override
	public INDArray forward(INDArray input, boolean training) {
		this.input = input;
		INDArray result = this.output.of(input.size(0), this.layer.height(), this.layer.width(), this.layer.channels());
		this.forward.run(new INDArray[] { input }, result);
		return result;
	}

	@Override
	public INDArray backward(INDArray gradient) {
		INDArray last = Objects.requireNonNull(this.input, "forward comes first");
		INDArray result = this.inputGradient.of(last.shape());
		this.backward.run(new INDArray[] { last, gradient }, result);
		return result;
	}

	@Override
	public void close() {
		this.output.close();
		this.inputGradient.close();
	}

}
