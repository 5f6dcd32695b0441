package io.convscope.network;

import java.util.Objects;

import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.jspecify.annotations.Nullable;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * A convolution without activation.
 */
final class ConvolutionStage implements Stage {

	private static final int NHWC = 1;

	private static final int OUTPUT_INPUT_ROW_COLUMN = 1;

	private final NativeOp forward;

	private final NativeOp backward;

	private final LayerInfo layer;

	private final Parameter weight;

	private final Parameter bias;

	private final ReusedArray output = new ReusedArray();

	private final ReusedArray inputGradient = new ReusedArray();

	private @Nullable INDArray input;

	ConvolutionStage(ConvolutionLayer configuration, LayerInfo layer, ParameterBlock parameters) {
		int[] kernel = configuration.getKernelSize();
		int[] stride = configuration.getStride();
		int[] padding = configuration.getPadding();
		int[] arguments = { kernel[0], kernel[1], stride[0], stride[1], padding[0], padding[1], 1, 1, 0, NHWC,
				OUTPUT_INPUT_ROW_COLUMN };
		this.forward = new NativeOp("conv2d", arguments);
		this.backward = new NativeOp("conv2d_bp", arguments);
		this.layer = layer;
		this.weight = parameters.get(layer.name() + ".weight");
		this.bias = parameters.get(layer.name() + ".bias");
	}

	@Override
	public INDArray forward(INDArray input, boolean training) {
		this.input = input;
		INDArray result = this.output.of(input.size(0), this.layer.height(), this.layer.width(), this.layer.channels());
		this.forward.run(new INDArray[] { input, this.weight.value(), this.bias.value() }, result);
		return result;
	}

	@Override
	public INDArray backward(INDArray gradient) {
		INDArray last = Objects.requireNonNull(this.input, "forward comes first");
		INDArray result = this.inputGradient.of(last.shape());
		this.backward.run(new INDArray[] { last, this.weight.value(), this.bias.value(), gradient }, result,
				this.weight.gradient(), this.bias.gradient());
		this.weight.addGradient();
		this.bias.addGradient();
		return result;
	}

	@Override
	public void close() {
		this.output.close();
		this.inputGradient.close();
	}

}
