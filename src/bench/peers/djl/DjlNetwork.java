package io.convscope.bench;

import java.util.List;
import java.util.Map;

import ai.djl.ndarray.types.Shape;
import ai.djl.nn.Activation;
import ai.djl.nn.Block;
import ai.djl.nn.Blocks;
import ai.djl.nn.SequentialBlock;
import ai.djl.nn.convolutional.Conv2d;
import ai.djl.nn.core.Linear;
import ai.djl.nn.norm.BatchNorm;
import ai.djl.nn.pooling.Pool;
import io.convscope.network.Architecture;
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

/**
 * The layers of a network as DJL's blocks.
 */
final class DjlNetwork {

	private static final Map<Class<? extends Layer>, Translation> KINDS = Map.of(Convolution.class,
			(layer) -> convolution((Convolution) layer.layer()), BatchNormalization.class,
			(layer) -> normalization((BatchNormalization) layer.layer()), Relu.class, (layer) -> Activation.reluBlock(),
			LeakyRelu.class, (layer) -> Activation.leakyReluBlock((float) ((LeakyRelu) layer.layer()).slope()),
			Dropout.class, (layer) -> dropout((Dropout) layer.layer()), MaxPooling.class,
			(layer) -> largest((MaxPooling) layer.layer()), AveragePooling.class,
			(layer) -> mean((AveragePooling) layer.layer()), GlobalAveragePooling.class,
			(layer) -> Pool.globalAvgPool2dBlock(), Dense.class, DjlNetwork::dense);

	private DjlNetwork() {
	}

	/**
	 * Translates a network.
	 * @param architecture the network
	 * @return a block whose parameters have PyTorch's order
	 * @throws ContenderFailedException if it has a layer of a kind that is unknown here
	 */
	static Block block(Architecture architecture) {
		SequentialBlock block = new SequentialBlock();
		List<LayerInfo> layers = architecture.layers();
		// softmax is a part of the loss
		for (LayerInfo layer : layers.subList(0, layers.size() - 1)) {
			Translation translation = KINDS.get(layer.layer().getClass());
			if (translation == null) {
				throw ContenderFailedException.because("can't compute " + layer.name() + ": no layer of the kind "
						+ layer.kind() + " is made of DJL's blocks here");
			}
			block.add(translation.block(layer));
		}
		return block;
	}

	private static Block convolution(Convolution convolution) {
		return Conv2d.builder()
			.setKernelShape(square(convolution.kernel()))
			.optStride(square(convolution.stride()))
			.optPadding(square(convolution.padding()))
			.setFilters(convolution.filters())
			.build();
	}

	// DJL's momentum is the share of what was before
	private static Block normalization(BatchNormalization normalization) {
		return BatchNorm.builder()
			.optEpsilon((float) normalization.epsilon())
			.optMomentum((float) (1 - normalization.momentum()))
			.build();
	}

	private static Block dropout(Dropout dropout) {
		return ai.djl.nn.norm.Dropout.builder().optRate((float) dropout.rate()).build();
	}

	private static Block largest(MaxPooling pooling) {
		return Pool.maxPool2dBlock(square(pooling.size()), square(pooling.stride()), square(pooling.padding()));
	}

	private static Block mean(AveragePooling pooling) {
		return Pool.avgPool2dBlock(square(pooling.size()), square(pooling.stride()), square(pooling.padding()), false,
				true);
	}

	private static Block dense(LayerInfo layer) {
		Block linear = Linear.builder().setUnits(layer.channels()).build();
		return layer.input().isFlat() ? linear : new SequentialBlock().add(Blocks.batchFlattenBlock()).add(linear);
	}

	private static Shape square(int length) {
		return new Shape(length, length);
	}

	/**
	 * Translates the layers of one kind.
	 */
	@FunctionalInterface
	private interface Translation {

		Block block(LayerInfo layer);

	}

}
