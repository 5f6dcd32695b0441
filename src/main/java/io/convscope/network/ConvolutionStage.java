package io.convscope.network;

import java.util.Objects;

import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution without activation.
 */
final class ConvolutionStage implements Stage {

	private static final int NCHW = 0;

	private static final int OUTPUT_INPUT_ROW_COLUMN = 1;

	private final NativeOp forward;

	private final NativeOp backward;

	private final LayerInfo layer;

	private final ParameterBlock parameters;

	private final ReusedArray output = new ReusedArray();

	private final ReusedArray inputGradient = new ReusedArray();

	private @Nullable INDArray input;

	ConvolutionStage(ConvolutionLayer configuration, LayerInfo layer, ParameterBlock parameters) {
		int[] kernel = configuration.getKernelSize();
		int[] stride = configuration.getStride();
		int[] padding = configuration.getPadding();
		int[] arguments = { kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1], 1, 1, 0, NCHW,
				OUTPUT_INPUT_ROW_COLUMN };
		this.forward = new NativeOp("conv2d", arguments);
		this.backward = new NativeOp("conv2d_bp", arguments);
		this.layer = layer;
		this.parameters = parameters;
	}

	@Override
	public INDArray forward(INDArray input, boolean training) {
		this.input = input;
		INDArray result = this.output.of(input.size(0), this.layer.channels(), this.layer.height(), this.layer.width());
		this.forward.run(new INDArray[] { input, weight(), bias() }, result);
		return result;
	}

	@Override
	public INDArray backward(INDArray gradient) {
		INDArray last = Objects.requireNonNull(this.input, "forward comes first");
		INDArray result = this.inputGradient.of(last.shape());
		this.backward.run(new INDArray[] { last, weight(), bias(), gradient }, result,
				this.parameters.gradient(this.layer.name() + ".weight"),
				this.parameters.gradient(this.layer.name() + ".bias"));
		return result;
	}

	private INDArray weight() {
		return this.parameters.value(this.layer.name() + ".weight");
	}

	private INDArray bias() {
		return this.parameters.value(this.layer.name() + ".bias");
	}

	@Override
	public void close() {
		this.output.close();
		this.inputGradient.close();
	}

}
