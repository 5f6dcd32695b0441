package io.convscope.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

import io.convscope.network.LayerInfo;
import io.convscope.network.description.AveragePooling;
import io.convscope.network.description.BatchNormalization;
import io.convscope.network.description.Convolution;
import io.convscope.network.description.Dense;
import io.convscope.network.description.Dropout;
import io.convscope.network.description.GlobalAveragePooling;
import io.convscope.network.description.Layer;
import io.convscope.network.description.LeakyRelu;
import io.convscope.network.description.MaxPooling;
import io.convscope.network.description.Relu;
import io.convscope.network.description.TensorShape;
import org.bytedeco.pytorch.LongOptional;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorOptional;
import org.bytedeco.pytorch.global.torch;
import org.bytedeco.pytorch.global.torch.MemoryFormat;

/**
 * The layers of a network as calls of PyTorch's functions.
 */
final class PyTorchNetwork {

	private static final long[] ONE = { 1, 1 };

	private static final Map<Class<? extends Layer>, Translation> KINDS = Map.of(Convolution.class,
			(layer, tensors) -> convolution((Convolution) layer.layer(), tensors), BatchNormalization.class,
			(layer, tensors) -> normalization((BatchNormalization) layer.layer(), tensors), Relu.class,
			(layer, tensors) -> (values, training) -> torch.relu_(values), LeakyRelu.class,
			(layer, tensors) -> leakyRelu((LeakyRelu) layer.layer()), Dropout.class,
			(layer, tensors) -> dropout((Dropout) layer.layer()), MaxPooling.class,
			(layer, tensors) -> largest((MaxPooling) layer.layer()), AveragePooling.class,
			(layer, tensors) -> mean((AveragePooling) layer.layer()), GlobalAveragePooling.class,
			(layer, tensors) -> (values, training) -> torch.flatten(torch.adaptive_avg_pool2d(values, ONE), 1, -1),
			Dense.class, (layer, tensors) -> dense(tensors));

	private final MemoryFormat format;

	private final List<Tensor> learned = new ArrayList<>();

	private final List<Step> steps = new ArrayList<>();

	/**
	 * Translates a network.
	 * @param workload the network and its first weights
	 * @param format how pictures and kernels lie in memory
	 * @throws ContenderFailedException if it has a layer of a kind that is unknown here
	 */
	PyTorchNetwork(Workload workload, MemoryFormat format) {
		this.format = format;
		List<LayerInfo> layers = workload.architecture().layers();
		// softmax is a part of the loss
		for (LayerInfo layer : layers.subList(0, layers.size() - 1)) {
			Translation translation = KINDS.get(layer.layer().getClass());
			if (translation == null) {
				throw ContenderFailedException.because("can't compute " + layer.name() + ": no layer of the kind "
						+ layer.kind() + " is made of PyTorch's functions here");
			}
			List<Tensor> tensors = new ArrayList<>();
			for (TensorShape shape : layer.tensors()) {
				tensors.add(tensor(workload.weights().get(shape.name()).values(), shape));
			}
			this.steps.add(translation.step(layer, tensors.stream().map(TensorOptional::new).toList()));
		}
	}

	private Tensor tensor(float[] values, TensorShape shape) {
		long[] sizes = new long[shape.shape().length];
		for (int i = 0; i < sizes.length; i++) {
			sizes[i] = shape.shape()[i];
		}
		Tensor plain = Tensor.create(values, sizes);
		Tensor tensor = (sizes.length == 4) ? plain.contiguous(this.format) : plain;
		if (shape.learned()) {
			this.learned.add(tensor.set_requires_grad(true));
		}
		return tensor;
	}

	/**
	 * Lists what the optimizer moves.
	 * @return the parameters, without statistics
	 */
	List<Tensor> learned() {
		return this.learned;
	}

	/**
	 * Computes the logits.
	 * @param pictures a batch; may be overwritten
	 * @param training whether dropout drops and batches are normalised by themselves
	 * @return one row for each picture
	 */
	Tensor logits(Tensor pictures, boolean training) {
		Tensor values = pictures;
		for (Step step : this.steps) {
			values = step.apply(values, training);
		}
		return values;
	}

	private static Step convolution(Convolution convolution, List<TensorOptional> tensors) {
		Tensor weight = tensors.get(0).get();
		long[] stride = square(convolution.stride());
		long[] padding = square(convolution.padding());
		return (values, training) -> torch.conv2d(values, weight, tensors.get(1), stride, padding, ONE, 1);
	}

	private static Step normalization(BatchNormalization normalization, List<TensorOptional> tensors) {
		return (values, training) -> torch.batch_norm(values, tensors.get(0), tensors.get(1), tensors.get(2),
				tensors.get(3), training, normalization.momentum(), normalization.epsilon(), false);
	}

	private static Step leakyRelu(LeakyRelu relu) {
		Scalar slope = new Scalar(relu.slope());
		return (values, training) -> torch.leaky_relu_(values, slope);
	}

	private static Step dropout(Dropout dropout) {
		return (values, training) -> torch.dropout(values, dropout.rate(), training);
	}

	private static Step largest(MaxPooling pooling) {
		long[] size = square(pooling.size());
		long[] stride = square(pooling.stride());
		long[] padding = square(pooling.padding());
		return (values, training) -> torch.max_pool2d(values, size, stride, padding, ONE, false);
	}

	private static Step mean(AveragePooling pooling) {
		long[] size = square(pooling.size());
		long[] stride = square(pooling.stride());
		long[] padding = square(pooling.padding());
		LongOptional divisor = new LongOptional();
		return (values, training) -> torch.avg_pool2d(values, size, stride, padding, false, true, divisor);
	}

	private static Step dense(List<TensorOptional> tensors) {
		Tensor weight = tensors.get(0).get();
		return (values, training) -> torch.linear(torch.flatten(values, 1, -1), weight, tensors.get(1));
	}

	private static long[] square(int length) {
		return new long[] { length, length };
	}

	/**
	 * A layer at work.
	 */
	@FunctionalInterface
	private interface Step {

		Tensor apply(Tensor values, boolean training);

	}

	/**
	 * Translates the layers of one kind.
	 */
	@FunctionalInterface
	private interface Translation {

		Step step(LayerInfo layer, List<TensorOptional> tensors);

	}

}
